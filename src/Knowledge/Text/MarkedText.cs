namespace SafeHelp.Knowledge.Text;

/// <summary>Text typed with its marks, from which accent restoration learns.</summary>
internal static class MarkedText
{
    // Below this share of words with marks the rest was probably typed without: plain Vietnamese text has marks on about two words of three.
    private const double LeastShare = 0.4;

    public static bool IsFully(List<Token> tokens)
    {
        var words = tokens.Count(token => token.IsWord);
        var marked = tokens.Count(token => token.IsWord && Folding.HasMarks(token.Text));
        return words > 0 && marked >= words * LeastShare;
    }

    public static void Count(List<Token> tokens, SyllableCounts counts)
    {
        var clause = new List<string>();
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Punctuation)
            {
                clause.Add(token.Text);
                continue;
            }

            if (clause.Count > 0) counts.Add(clause, 1);
            clause.Clear();
        }

        if (clause.Count > 0) counts.Add(clause, 1);
    }
}
