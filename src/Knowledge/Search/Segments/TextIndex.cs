using SafeHelp.Knowledge.Search.Queries;

namespace SafeHelp.Knowledge.Search.Segments;

/// <summary>Segments and their common statistics: immutable, so readers never wait. As Lucene's IndexReader.</summary>
internal sealed class TextIndex
{
    private static readonly Field[] All = Enum.GetValues<Field>();

    private readonly FieldStatistics[] statistics;

    public TextIndex(IReadOnlyList<Segment> segments)
    {
        Segments = segments;
        statistics = [.. All.Select(field => new FieldStatistics(segments, field))];
    }

    public IReadOnlyList<Segment> Segments { get; }

    public FieldStatistics Statistics(Field field) => statistics[(int)field];

    /// <summary>The best documents, best first; equal scores in document order.</summary>
    public IReadOnlyList<ScoreDoc> Search(Query query, int top)
    {
        var best = new TopScores(top);
        for (var at = 0; at < Segments.Count; at++)
        {
            if (query.Scorer(new SegmentView(this, at)) is { } scorer) best.Collect(scorer, Segments[at], at);
        }

        return best.Sorted();
    }

    /// <summary>How many documents match.</summary>
    public int Count(Query query)
    {
        var count = 0;
        for (var at = 0; at < Segments.Count; at++)
        {
            if (query.Scorer(new SegmentView(this, at)) is not { } scorer) continue;
            for (var document = scorer.Advance(0); document != Scorer.NoMore; document = scorer.Advance(document + 1))
                count += Segments[at].IsDeleted(document) ? 0 : 1;
        }

        return count;
    }

    /// <summary>How a document's score came about; null where it does not match.</summary>
    public Explanation? Explain(Query query, ScoreDoc document)
    {
        var scorer = query.Scorer(new SegmentView(this, document.Segment));
        return scorer?.Advance(document.Document) == document.Document ? scorer.Explain() : null;
    }
}

/// <summary>A segment beside the statistics of its whole index.</summary>
internal readonly record struct SegmentView(TextIndex Index, int At)
{
    public Segment Segment => Index.Segments[At];
}

/// <summary>A document found: its segment, its number there, its score.</summary>
internal readonly record struct ScoreDoc(int Segment, int Document, float Score);
