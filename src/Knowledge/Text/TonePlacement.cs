namespace SafeHelp.Knowledge.Text;

/// <summary>Token filter: "hoà", "khoẻ", "thuý" and "hòa", "khỏe", "thúy" are the same words; the second way is kept.</summary>
internal static class TonePlacement
{
    private static readonly string[] OpenPairs = ["oa", "oe", "uy"];

    public static List<Token> Filter(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].IsWord) tokens[i] = tokens[i] with { Text = Place(tokens[i].Text) };
        }

        return tokens;
    }

    internal static string Place(string word)
    {
        if (word.Length < 2) return word;
        var (first, last) = (word[^2], word[^1]);
        var tone = ToneLetters.Tone(last);
        // In "quý" the u belongs to the consonant, so the tone stays where it is.
        if (tone == 0 || !IsOpenPair(first, last) || (word.Length >= 3 && word[^3] == 'q')) return word;
        return string.Concat(word.AsSpan(0, word.Length - 2), [ToneLetters.With(first, tone), ToneLetters.Vowel(last)]);
    }

    private static bool IsOpenPair(char first, char last) =>
        Array.Exists(OpenPairs, pair => pair[0] == first && pair[1] == ToneLetters.Vowel(last));
}
