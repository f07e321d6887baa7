namespace SafeHelp.Knowledge.Search.Segments;

/// <summary>What scoring must know of a field over all segments. Deleted documents count until their segment is merged away, as in Lucene.</summary>
internal sealed class FieldStatistics
{
    private readonly FieldPostings[] parts;

    public FieldStatistics(IEnumerable<Segment> segments, Field field)
    {
        parts = [.. segments.Select(segment => segment.Postings(field))];
        DocumentCount = parts.Sum(part => (long)part.DocumentCount);
        var termCount = parts.Sum(part => part.TermCount);
        AverageLength = DocumentCount == 0 ? 1 : (float)(termCount / (double)DocumentCount);
        InverseLengths = Similarity.InverseLengths(AverageLength);
    }

    public long DocumentCount { get; }

    public float AverageLength { get; }

    public float[] InverseLengths { get; }

    public long DocumentFrequency(string term)
    {
        var sum = 0L;
        foreach (var part in parts) sum += part.DocumentFrequency(part.OrdinalOf(term));
        return sum;
    }

    public float Idf(string term) => Similarity.Idf(DocumentFrequency(term), DocumentCount);

    public IReadOnlyList<FieldPostings> Parts => parts;
}
