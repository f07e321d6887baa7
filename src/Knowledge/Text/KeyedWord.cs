using System.Text;

namespace SafeHelp.Knowledge.Text;

/// <summary>A word while its keys come in: letters so far and the tone, which may be typed anywhere after the vowel.</summary>
internal sealed class KeyedWord
{
    private readonly StringBuilder letters = new();
    private int tone;

    public void Add(char letter) => letters.Append(letter);

    public bool Tone(int number)
    {
        if (!HasVowel()) return false;
        tone = number;
        return true;
    }

    /// <summary>Gives the last such letter its shape; false if there is none.</summary>
    public bool Shape(char shaped, char plain)
    {
        for (var i = letters.Length - 1; i >= 0; i--)
        {
            if (letters[i] != plain) continue;
            letters[i] = shaped;
            return true;
        }

        return false;
    }

    /// <summary>One key makes both letters of "uo" into "ươ".</summary>
    public bool Horn()
    {
        var shapesO = Shape('ơ', 'o');
        var at = letters.ToString().IndexOf("uơ", StringComparison.Ordinal);
        if (shapesO && at >= 0 && (at == 0 || letters[at - 1] != 'q')) letters[at] = 'ư';
        return shapesO || Shape('ư', 'u');
    }

    public string? Finish()
    {
        if (tone == 0) return letters.ToString();
        var at = TonePosition(letters.ToString());
        if (at < 0) return null;
        letters[at] = ToneLetters.With(letters[at], tone);
        return letters.ToString();
    }

    private bool HasVowel()
    {
        for (var i = 0; i < letters.Length; i++)
        {
            if (ToneLetters.IsVowel(letters[i])) return true;
        }

        return false;
    }

    // The tone goes on a shaped vowel if there is one; else on the last vowel before a final consonant, else on the first of the pair.
    private static int TonePosition(string word)
    {
        var shaped = word.LastIndexOfAny(['ă', 'â', 'ê', 'ô', 'ơ', 'ư']);
        if (shaped >= 0) return shaped;
        var last = word.LastIndexOfAny(['a', 'e', 'i', 'o', 'u', 'y']);
        if (last < 1 || last < word.Length - 1 || !ToneLetters.IsVowel(word[last - 1])) return last;
        var isGlide = (word[last - 1] == 'u' && last >= 2 && word[last - 2] == 'q') || (word[last - 1] == 'i' && last >= 2 && word[last - 2] == 'g');
        return isGlide ? last : last - 1;
    }
}
