namespace SafeHelp.Knowledge.Search.Segments;

/// <summary>
/// One field of one segment: its terms in order and, term after term, the documents that carry each, how often and where.
/// Flat arrays, because a list of objects a posting would cost more to follow than to score.
/// </summary>
internal sealed class FieldPostings
{
    /// <summary>In ordinal order.</summary>
    public required string[] Terms { get; init; }

    public required Dictionary<string, int> Ordinals { get; init; }

    /// <summary>Postings of term t stand at Starts[t] up to Starts[t + 1].</summary>
    public required int[] Starts { get; init; }

    public required int[] Documents { get; init; }

    public required ushort[] Frequencies { get; init; }

    public required TermPlaces Places { get; init; }

    /// <summary>Length of each document's field, as <see cref="SmallFloat"/>.</summary>
    public required byte[] Norms { get; init; }

    /// <summary>By term; null for those that few documents carry.</summary>
    public required CommonTerm?[] Common { get; init; }

    /// <summary>Which terms are common, in order.</summary>
    public required int[] CommonTerms { get; init; }

    /// <summary>Documents that have the field at all.</summary>
    public required int DocumentCount { get; init; }

    /// <summary>Number of its terms over all documents.</summary>
    public required long TermCount { get; init; }

    public int OrdinalOf(string term) => Ordinals.TryGetValue(term, out var at) ? at : -1;

    public int DocumentFrequency(int term) => term < 0 ? 0 : Starts[term + 1] - Starts[term];

    /// <summary>Terms that begin with the prefix: from, up to but without.</summary>
    public (int From, int To) WithPrefix(string prefix)
    {
        var from = FirstNotBefore(prefix);
        var (inside, outside) = (from - 1, Terms.Length);
        while (outside - inside > 1)
        {
            var middle = (inside + outside) >>> 1;
            if (Terms[middle].StartsWith(prefix, StringComparison.Ordinal)) inside = middle;
            else outside = middle;
        }

        return (from, outside);
    }

    private int FirstNotBefore(string text)
    {
        var at = Array.BinarySearch(Terms, text, StringComparer.Ordinal);
        return at < 0 ? ~at : at;
    }
}
