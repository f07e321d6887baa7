using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>Documents in which the terms follow each other; with slop, the terms may be moved by so many places in all.</summary>
internal sealed record PhraseQuery(Field Field, IReadOnlyList<string> Terms, int Slop = 0) : Query
{
    public override Scorer? Scorer(SegmentView view)
    {
        var postings = view.Segment.Postings(Field);
        var statistics = view.Index.Statistics(Field);
        var idf = 0.0;
        foreach (var term in Terms) idf += statistics.Idf(term);
        var weight = new TermWeight(1, (float)idf, statistics);
        var scorers = new TermScorer[Terms.Count];
        for (var i = 0; i < scorers.Length; i++)
        {
            var term = postings.OrdinalOf(Terms[i]);
            if (term < 0) return null;
            scorers[i] = TermScorer.Of(postings, term, weight);
        }

        return scorers.Length <= 1 ? scorers.FirstOrDefault() : new PhraseScorer(scorers, (postings, Matches(postings, scorers)), weight);
    }

    private PhraseMatches Matches(FieldPostings postings, TermScorer[] scorers) =>
        Slop == 0 ? new ExactMatches(postings, scorers) : new SloppyMatches(postings, scorers, Slop);
}
