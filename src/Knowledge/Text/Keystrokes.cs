using System.Text;

namespace SafeHelp.Knowledge.Text;

/// <summary>
/// Token filter: telex and VNI keys that were left in the text because no input method was on ("ddanhs", "d9a1nh" → "đánh").
/// Only words that could not be Vietnamese as they stand are read as keys.
/// </summary>
internal sealed class Keystrokes(Syllables syllables, Func<string, bool> isKnown)
{
    private const int Longest = 10;

    public List<Token> Filter(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Decode(tokens[i]) is { } word) tokens[i] = new Token(word, TokenKind.Word, true);
        }

        return tokens;
    }

    private string? Decode(Token token)
    {
        var typed = token.Text;
        if (!token.IsWord || token.IsSettled || typed.Length is < 3 or > Longest) return null;
        if (isKnown(typed) || syllables.ContainsFolded(typed)) return null;
        var decoded = typed.Any(char.IsAsciiDigit) ? Vni(typed) : Telex(typed);
        return decoded is not null && Folding.HasMarks(decoded) && syllables.Contains(decoded) ? TonePlacement.Place(decoded) : null;
    }

    private static string? Telex(string typed)
    {
        var word = new Keyed();
        foreach (var key in typed)
        {
            var isUsed = key switch
            {
                'f' => word.Tone(1),
                's' => word.Tone(2),
                'r' => word.Tone(3),
                'x' => word.Tone(4),
                'j' => word.Tone(5),
                'w' => word.Shape('ă', 'a') || word.Horn(),
                'a' => word.Shape('â', 'a'),
                'e' => word.Shape('ê', 'e'),
                'o' => word.Shape('ô', 'o'),
                'd' => word.Shape('đ', 'd'),
                _ => false,
            };
            // A w with nothing to change is ư by itself ("vwaf" → "vừa").
            if (!isUsed) word.Add(key == 'w' ? 'ư' : key);
        }

        return word.Finish();
    }

    private static string? Vni(string typed)
    {
        var word = new Keyed();
        foreach (var key in typed)
        {
            var isUsed = key switch
            {
                '2' => word.Tone(1),
                '1' => word.Tone(2),
                '3' => word.Tone(3),
                '4' => word.Tone(4),
                '5' => word.Tone(5),
                '6' => word.Shape('â', 'a') || word.Shape('ê', 'e') || word.Shape('ô', 'o'),
                '7' => word.Horn(),
                '8' => word.Shape('ă', 'a'),
                '9' => word.Shape('đ', 'd'),
                _ => false,
            };
            if (!isUsed && char.IsAsciiDigit(key)) return null;
            if (!isUsed) word.Add(key);
        }

        return word.Finish();
    }

    /// <summary>A word while its keys come in: letters so far and the tone, which may be typed anywhere after the vowel.</summary>
    private sealed class Keyed
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
}
