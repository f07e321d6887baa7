using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>What documents must be like. Kinds and meanings are Lucene's.</summary>
internal abstract record Query
{
    /// <summary>Walks the segment's matches; null where there is none.</summary>
    public abstract Scorer? Scorer(SegmentView view);
}

/// <summary>Documents with a term.</summary>
internal sealed record TermQuery(Term Term, float Boost = 1) : Query
{
    public override Scorer? Scorer(SegmentView view)
    {
        var postings = view.Segment.Postings(Term.Field);
        var at = postings.OrdinalOf(Term.Text);
        if (at < 0) return null;
        var statistics = view.Index.Statistics(Term.Field);
        return TermScorer.Of(postings, at, new TermWeight(Boost, statistics.Idf(Term.Text), statistics));
    }
}

/// <summary>Documents that match a query, all with one score; nought where they only filter.</summary>
internal sealed record ConstantScoreQuery(Query Inner, float Score = 0) : Query
{
    public override Scorer? Scorer(SegmentView view) => Inner.Scorer(view) is { } inner ? new ConstantScorer(inner, Score) : null;
}

/// <summary>Documents with any term that begins so; each scores the boost, as Lucene's prefix query.</summary>
internal sealed record PrefixQuery(Term Prefix, float Boost = 1) : Query
{
    public override Scorer? Scorer(SegmentView view)
    {
        var postings = view.Segment.Postings(Prefix.Field);
        var (from, to) = postings.WithPrefix(Prefix.Text);
        return from == to ? null : new DocumentSetScorer(postings, (from, to), Boost);
    }
}

/// <summary>Documents with a term at most so many edits away (insert, delete, replace, swap of neighbours); nearer terms weigh more.</summary>
internal sealed record FuzzyQuery(Term Term, int MaxEdits = 2, float Boost = 1) : Query
{
    public override Scorer? Scorer(SegmentView view)
    {
        var postings = view.Segment.Postings(Term.Field);
        var statistics = view.Index.Statistics(Term.Field);
        var near = EditDistance.Near(postings.Terms, Term.Text, MaxEdits);
        var terms = near.Select(found => (Scorer)TermScorer.Of(
            postings,
            found.Ordinal,
            new TermWeight(Boost * found.Similarity, statistics.Idf(postings.Terms[found.Ordinal]), statistics)));
        return AnyScorer.Of([.. terms]);
    }
}

/// <summary>Documents that match any of the queries; the best score counts.</summary>
internal sealed record DisjunctionMaxQuery(IReadOnlyList<Query> Queries) : Query
{
    public override Scorer? Scorer(SegmentView view)
    {
        var scorers = new List<Scorer>(Queries.Count);
        foreach (var query in Queries)
        {
            if (query.Scorer(view) is { } scorer) scorers.Add(scorer);
        }

        return scorers.Count switch { 0 => null, 1 => scorers[0], _ => new BestScorer([.. scorers]) };
    }
}
