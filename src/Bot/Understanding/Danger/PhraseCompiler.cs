using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Understanding.Danger;

/// <summary>
/// Reads a phrase as staff write it: words, {slots}, [one|or another], a trailing "?" for what may be missing,
/// ".." for up to three and "..." for up to seven other words between.
/// </summary>
internal sealed class PhraseCompiler(IReadOnlyDictionary<string, IReadOnlyList<string>> slots)
{
    private const int ShortGap = 3;
    private const int LongGap = 7;

    /// <summary>Null if a slot is not known or a bracket is not closed.</summary>
    public PhrasePattern? Compile(string phrase)
    {
        var parts = new List<PhrasePart>();
        foreach (var piece in Pieces(phrase))
        {
            if (Part(piece) is not { } part) return null;
            parts.Add(part);
        }

        return parts.Count == 0 ? null : new PhrasePattern(phrase, parts);
    }

    private PhrasePart? Part(string piece)
    {
        if (piece == "..") return PhrasePart.Gap(ShortGap);
        if (piece == "...") return PhrasePart.Gap(LongGap);
        var isOptional = piece.EndsWith('?');
        var body = isOptional ? piece[..^1] : piece;
        if (body.StartsWith('{')) return slots.TryGetValue(body.Trim('{', '}'), out var ways) ? Any(ways, isOptional) : null;
        if (body.StartsWith('[')) return body.EndsWith(']') ? Any(body.Trim('[', ']').Split('|'), isOptional) : null;
        return Any([body], isOptional);
    }

    private static PhrasePart Any(IEnumerable<string> ways, bool isOptional) =>
        new([.. ways.Select(Words).Where(way => way.Length > 0).OrderByDescending(way => way.Length)], isOptional, 0);

    private static PhraseWord[] Words(string way) =>
        [.. way.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new PhraseWord(word, Folding.Fold(word)))];

    // Spaces inside brackets belong to the piece.
    private static IEnumerable<string> Pieces(string phrase)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i <= phrase.Length; i++)
        {
            if (i < phrase.Length && phrase[i] is '[' or '{') depth++;
            if (i < phrase.Length && phrase[i] is ']' or '}') depth--;
            if (i < phrase.Length && (phrase[i] != ' ' || depth > 0)) continue;
            if (i > start) yield return phrase[start..i];
            start = i + 1;
        }
    }
}
