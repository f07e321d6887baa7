using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>Documents in which the terms follow each other; with slop, the terms may be moved by so many places in all.</summary>
internal sealed record PhraseQuery(Field Field, IReadOnlyList<string> Terms, int Slop = 0) : Query
{
    public override Scorer? Scorer(SegmentView view)
    {
        var postings = view.Segment.Postings(Field);
        var statistics = view.Index.Statistics(Field);
        var scorers = new TermScorer[Terms.Count];
        var idf = 0.0;
        for (var i = 0; i < scorers.Length; i++)
        {
            var term = postings.OrdinalOf(Terms[i]);
            if (term < 0) return null;
            var weight = new TermWeight(Terms[i], 1, statistics.Idf(Terms[i]), statistics.InverseLengths);
            idf += weight.Idf;
            scorers[i] = new TermScorer(postings, term, weight);
        }

        if (scorers.Length <= 1) return scorers.FirstOrDefault();
        var whole = new TermWeight($"\"{string.Join(' ', Terms)}\"", 1, (float)idf, statistics.InverseLengths);
        return new PhraseScorer(scorers, whole, Slop);
    }
}
