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

    /// <summary>The best documents, best first.</summary>
    public IReadOnlyList<ScoreDoc> Search(Query query, int top)
    {
        var best = new TopScores(top);
        for (var at = 0; at < Segments.Count; at++)
        {
            using var scorer = query.Scorer(new SegmentView(this, at));
            if (scorer is not null) best.Collect(scorer, Segments[at], at);
        }

        return best.Sorted();
    }

    /// <summary>How many documents match.</summary>
    public int Count(Query query)
    {
        var count = 0;
        for (var at = 0; at < Segments.Count; at++) count += Matches(query, at).Count();
        return count;
    }

    /// <summary>How a document's score came about; null where it does not match.</summary>
    public Explanation? Explain(Query query, ScoreDoc document)
    {
        using var scorer = query.Scorer(new SegmentView(this, document.Segment));
        return scorer?.Score(document.Document) >= 0 ? scorer.Explain(document.Document) : null;
    }

    /// <summary>Every matching document of a segment, in order.</summary>
    public IEnumerable<int> Matches(Query query, int at)
    {
        using var scorer = query.Scorer(new SegmentView(this, at));
        for (var document = 0; scorer is not null && document < Segments[at].Count; document++)
        {
            if (!Segments[at].IsDeleted(document) && scorer.Score(document) >= 0) yield return document;
        }
    }
}

/// <summary>A segment beside the statistics of its whole index.</summary>
internal readonly record struct SegmentView(TextIndex Index, int At)
{
    public Segment Segment => Index.Segments[At];
}

/// <summary>A document found: its segment, its number there, its score.</summary>
internal readonly record struct ScoreDoc(int Segment, int Document, float Score);
