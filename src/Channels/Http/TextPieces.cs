namespace SafeHelp.Channels.Http;

/// <summary>Cuts a long text into messages that a vendor takes, where a reader would pause: paragraph, line, sentence, word.</summary>
internal static class TextPieces
{
    private static readonly string[] Pauses = ["\n\n", "\n", ". ", "! ", "? ", "; ", ", ", " "];

    /// <param name="cover">Neutral words that every piece after the first begins with; "" for none.</param>
    public static IReadOnlyList<string> Of(string text, int longest, string cover)
    {
        var pieces = Of(text, cover.Length == 0 ? longest : longest - cover.Length - 1);
        return cover.Length == 0 ? pieces : [.. pieces.Select((piece, i) => i == 0 ? piece : $"{cover}\n{piece}")];
    }

    public static IReadOnlyList<string> Of(string text, int longest)
    {
        var pieces = new List<string>();
        var rest = text.AsSpan().Trim();
        while (rest.Length > longest)
        {
            var end = EndOfPiece(rest, longest);
            pieces.Add(rest[..end].TrimEnd().ToString());
            rest = rest[end..].TrimStart();
        }

        if (rest.Length > 0) pieces.Add(rest.ToString());
        return pieces;
    }

    // A pause in the first half would leave a stub of a message; then the next finer pause is better.
    private static int EndOfPiece(ReadOnlySpan<char> text, int longest)
    {
        foreach (var pause in Pauses)
        {
            var at = text[..longest].LastIndexOf(pause, StringComparison.Ordinal);
            if (at >= longest / 2) return at + pause.TrimEnd().Length;
        }

        return WholeLetters(text, longest);
    }

    // Neither an emoji's two halves nor a letter and its combining mark may come apart.
    private static int WholeLetters(ReadOnlySpan<char> text, int longest)
    {
        var end = longest;
        while (end > longest / 2 && (char.IsLowSurrogate(text[end]) || text[end] is >= '\u0300' and <= '\u036F' or '\u200D' or '\uFE0F')) end--;
        return end;
    }
}
