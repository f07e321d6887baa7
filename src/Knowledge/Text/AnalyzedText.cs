namespace SafeHelp.Knowledge.Text;

/// <summary>A message after the pipeline.</summary>
/// <param name="Tokens">Words, numbers and punctuation in order, with their marks.</param>
/// <param name="HadMarks">True when the person typed marks.</param>
public sealed record AnalyzedText(IReadOnlyList<Token> Tokens, bool HadMarks)
{
    /// <summary>The message in its normal form: lower case, written out, with marks.</summary>
    public string Restored { get; } = Join(Tokens);

    private static string Join(IReadOnlyList<Token> tokens)
    {
        var text = new System.Text.StringBuilder();
        foreach (var token in tokens)
        {
            if (text.Length > 0 && token.Kind != TokenKind.Punctuation) text.Append(' ');
            text.Append(token.Text);
        }

        return text.ToString();
    }
}
