namespace SafeHelp.Knowledge.Search.Segments;

/// <summary>Builds a segment, document after document.</summary>
internal sealed class SegmentBuilder(int documentCount)
{
    private static readonly Field[] All = Enum.GetValues<Field>();

    private readonly FieldPostingsBuilder[] fields = [.. All.Select(_ => new FieldPostingsBuilder(documentCount))];

    /// <summary>A document's field is given once and documents come in rising order.</summary>
    public void Add(int document, Field field, IReadOnlyList<string> terms) => fields[(int)field].Add(document, terms);

    public Segment Build() => new(documentCount, [.. fields.Select(field => field.Build())]);
}
