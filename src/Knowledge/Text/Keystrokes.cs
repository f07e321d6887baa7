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
        var word = new KeyedWord();
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
        var word = new KeyedWord();
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
}
