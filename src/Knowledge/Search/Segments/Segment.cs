namespace SafeHelp.Knowledge.Search.Segments;

/// <summary>A segment and its number in the index.</summary>
internal readonly record struct SegmentPart(Segment Segment, int At);

/// <summary>An immutable part of an index: documents 0 to <see cref="Count"/> with their postings. A deletion makes another segment that shares them.</summary>
internal sealed class Segment
{
    private readonly FieldPostings[] fields;
    private readonly ulong[]? deleted;

    public Segment(int count, FieldPostings[] fields)
        : this(count, fields, null)
    {
    }

    private Segment(int count, FieldPostings[] fields, ulong[]? deleted)
    {
        (Count, this.fields, this.deleted) = (count, fields, deleted);
        LiveCount = count - (deleted?.Sum(bits => (int)ulong.PopCount(bits)) ?? 0);
    }

    public int Count { get; }

    public int LiveCount { get; }

    public FieldPostings Postings(Field field) => fields[(int)field];

    public bool IsDeleted(int document) => deleted is not null && (deleted[document >> 6] & (1UL << document)) != 0;

    /// <summary>The documents of a block that are not deleted; bits behind the last document are set as well.</summary>
    public ulong Live(int block) => deleted is null ? ulong.MaxValue : ~deleted[block];

    public Segment Without(IEnumerable<int> documents)
    {
        var bits = deleted is null ? new ulong[(Count + 63) / 64] : (ulong[])deleted.Clone();
        foreach (var document in documents) bits[document >> 6] |= 1UL << document;
        return new Segment(Count, fields, bits);
    }
}
