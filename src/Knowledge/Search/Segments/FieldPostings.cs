namespace SafeHelp.Knowledge.Search.Segments;

/// <summary>
/// One field of one segment: its terms in order and, term after term, the documents that carry each, how often and where.
/// Flat arrays, because a list of objects a posting would cost more to follow than to score.
/// </summary>
internal sealed class FieldPostings
{
    public const int BlockSize = 64;
    public const int ManySize = 32 * BlockSize;

    /// <summary>A term in at least one of so many documents also has a table by document.</summary>
    public const int DenseShare = 16;

    /// <summary>In ordinal order.</summary>
    public required string[] Terms { get; init; }

    public required Dictionary<string, int> Ordinals { get; init; }

    /// <summary>Postings of term t stand at Starts[t] up to Starts[t + 1].</summary>
    public required int[] Starts { get; init; }

    public required int[] Documents { get; init; }

    public required ushort[] Frequencies { get; init; }

    /// <summary>Positions of posting p stand at PositionStarts[p] up to PositionStarts[p + 1].</summary>
    public required int[] PositionStarts { get; init; }

    public required ushort[] Positions { get; init; }

    /// <summary>Length of each document's field, as <see cref="SmallFloat"/>.</summary>
    public required byte[] Norms { get; init; }

    public required Impacts TermImpacts { get; init; }

    public required Impacts BlockImpacts { get; init; }

    /// <summary>Blocks of term t begin at BlockStarts[t].</summary>
    public required int[] BlockStarts { get; init; }

    /// <summary>The same over many blocks together.</summary>
    public required Impacts ManyImpacts { get; init; }

    public required int[] ManyStarts { get; init; }

    /// <summary>For common terms the frequency by document, so that a document is asked for without searching; null for the others.</summary>
    public required byte[]?[] Dense { get; init; }

    /// <summary>Documents that have the field at all.</summary>
    public required int DocumentCount { get; init; }

    /// <summary>Number of its terms over all documents.</summary>
    public long TermCount => Positions.Length;

    public int OrdinalOf(string term) => Ordinals.TryGetValue(term, out var at) ? at : -1;

    public int DocumentFrequency(int term) => term < 0 ? 0 : Starts[term + 1] - Starts[term];

    /// <summary>Terms that begin with the prefix: from, up to but without.</summary>
    public (int From, int To) WithPrefix(string prefix)
    {
        var from = FirstNotBefore(prefix);
        var to = from;
        while (to < Terms.Length && Terms[to].StartsWith(prefix, StringComparison.Ordinal)) to++;
        return (from, to);
    }

    private int FirstNotBefore(string text)
    {
        var at = Array.BinarySearch(Terms, text, StringComparer.Ordinal);
        return at < 0 ? ~at : at;
    }
}
