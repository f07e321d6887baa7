namespace SafeHelp.Knowledge.Text;

/// <summary>Token filter: a unit typed onto its number is set apart and written out ("15t" → "15 tuổi", "2h" → "2 giờ").</summary>
internal sealed class NumberUnits(IReadOnlyDictionary<string, string> units)
{
    public List<Token> Filter(List<Token> tokens)
    {
        if (!tokens.Exists(IsNumberWithTail)) return tokens;
        var apart = new List<Token>(tokens.Count + 4);
        foreach (var token in tokens)
        {
            if (IsNumberWithTail(token)) AddApart(apart, token);
            else apart.Add(token);
        }

        return apart;
    }

    private static bool IsNumberWithTail(Token token) => token.IsWord && char.IsAsciiDigit(token.Text[0]);

    private void AddApart(List<Token> tokens, Token token)
    {
        var digits = token.Text.TakeWhile(char.IsAsciiDigit).Count();
        if (!units.TryGetValue(Folding.Fold(token.Text.AsSpan(digits)), out var unit))
        {
            tokens.Add(token);
            return;
        }

        tokens.Add(new Token(token.Text[..digits], TokenKind.Number, true));
        foreach (var word in unit.Split(' ')) tokens.Add(new Token(word, TokenKind.Word, true));
    }
}
