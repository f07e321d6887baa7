using System.Text;

namespace SafeHelp.Knowledge.Text;

/// <summary>
/// Token filter: takes out letters that are drawn out for emphasis ("đauuuu", "cứuuu"). A double letter stays where Vietnamese, telex or English
/// has it ("xoong", "tooi", "app"), because keystrokes are read later.
/// </summary>
internal sealed class RepeatedLetters(Syllables syllables)
{
    public List<Token> Filter(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].IsWord) tokens[i] = tokens[i] with { Text = Shorten(tokens[i].Text) };
        }

        return tokens;
    }

    internal string Shorten(string word)
    {
        var longest = LongestRun(word);
        if (longest == 1 || (longest == 2 && syllables.ContainsFolded(word))) return word;
        var shortened = WithoutRuns(word);
        if (CouldBeCuu(word, shortened)) return shortened + 'u';
        return longest > 2 || syllables.ContainsFolded(shortened) ? shortened : word;
    }

    // "cuuuu" is "cứu" drawn out, not "cu": without marks "ưu" looks like a run itself, and a cry for help must not get lost.
    private bool CouldBeCuu(string word, string shortened) =>
        word.EndsWith("uu", StringComparison.Ordinal) && !Folding.HasMarks(word) && syllables.ContainsFolded(shortened + 'u');

    private static int LongestRun(string word)
    {
        var (longest, run) = (1, 1);
        for (var i = 1; i < word.Length; i++)
        {
            run = SameSound(word[i], word[i - 1]) ? run + 1 : 1;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static string WithoutRuns(string word)
    {
        var shortened = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            if (i == 0 || !SameSound(word[i], word[i - 1]) || IsTelexDouble(word, i)) shortened.Append(word[i]);
        }

        return shortened.ToString();
    }

    // "quáa": the tone stands on the first letter of the run, so it is taken off; the shape is not, or "cứu" would lose its u.
    private static bool SameSound(char letter, char before) =>
        char.IsLetter(letter) && (letter == before || letter == ToneLetters.Vowel(before));

    // Exactly two of a, e, o, d in a word without marks may be telex for â, ê, ô, đ, or "oo" in xoong.
    private static bool IsTelexDouble(string word, int i)
    {
        if (word[i] is not ('a' or 'e' or 'o' or 'd') || Folding.HasMarks(word)) return false;
        var isThird = i >= 2 && word[i - 2] == word[i];
        var goesOn = i + 1 < word.Length && word[i + 1] == word[i];
        return !isThird && !goesOn;
    }
}
