namespace SafeHelp.Knowledge.Text;

/// <summary>Cuts text into words, numbers and punctuation. Digits inside a word stay in it ("15t", "d9a1nh", "ko0"); spaces go.</summary>
internal static class Tokenizer
{
    public static List<Token> Cut(string text)
    {
        var tokens = new List<Token>(text.Length / 4);
        var at = 0;
        while (at < text.Length)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                AddPunctuation(tokens, text[at]);
                at++;
                continue;
            }

            var end = EndOfWord(text, at);
            AddWord(tokens, text[at..end]);
            at = end;
        }

        return tokens;
    }

    private static int EndOfWord(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
        return end;
    }

    private static void AddWord(List<Token> tokens, string word)
    {
        var isNumber = word.All(char.IsAsciiDigit);
        tokens.Add(isNumber ? new Token(word, TokenKind.Number, true) : Token.Word(word));
    }

    private static void AddPunctuation(List<Token> tokens, char mark)
    {
        if (mark is ' ' or '"' or '\'' or '(' or ')' || char.IsSurrogate(mark)) return;
        var isRepeated = tokens.Count > 0 && tokens[^1].Kind == TokenKind.Punctuation && tokens[^1].Text[0] == mark;
        if (!isRepeated) tokens.Add(new Token(mark.ToString(), TokenKind.Punctuation, true));
    }
}
