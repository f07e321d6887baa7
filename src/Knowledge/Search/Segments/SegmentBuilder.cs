namespace SafeHelp.Knowledge.Search.Segments;

/// <summary>The terms of one text of a document; those of a text that many documents share are looked up once.</summary>
internal readonly record struct TextTerms(IReadOnlyList<string> Terms, bool IsShared);

/// <summary>Builds a segment, document after document.</summary>
internal sealed class SegmentBuilder(int documentCount)
{
    private static readonly Field[] All = Enum.GetValues<Field>();

    private readonly FieldPostingsBuilder[] fields = [.. All.Select(_ => new FieldPostingsBuilder(documentCount))];

    /// <summary>A document's field is given once and documents come in rising order.</summary>
    public void Add(int document, Field field, params IEnumerable<TextTerms> texts) => fields[(int)field].Add(document, texts);

    public Segment Build() => new(documentCount, [.. fields.Select(field => field.Build())]);
}
