using SafeHelp.Knowledge.Search.Nearest;
using SafeHelp.Knowledge.Search.Queries;
using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search;

/// <summary>
/// Finds the best-ranked listings: opens the branch of the country that promises most, until no branch promises more than what is found.
/// Exact: the same as ranking every listing.
/// </summary>
internal sealed class BestListings(IReadOnlyList<ListingSegment> segments, ListingQuery query, Ranking ranking)
{
    private readonly PriorityQueue<(int Segment, int Branch), double> open = new();

    /// <summary>What the text score is measured against; the scorers of each segment, or null where no words are asked.</summary>
    public (Scorer?[] Scorers, float Most)? Words { get; init; }

    /// <summary>Only listings that serve the whole country.</summary>
    public bool NationwideOnly { get; init; }

    public TopScores Find(int top)
    {
        open.Clear();
        var best = new TopScores(top);
        for (var at = 0; at < segments.Count; at++)
        {
            if (Words is { } words && words.Scorers[at] is null) continue;
            Look(at, segments[at].FirstWithoutPoint, segments[at].Count, best);
            if (segments[at].Tree.Count > 0) Promise(at, 0, best.Floor);
        }

        while (open.TryDequeue(out var next, out var promise) && -promise > best.Floor) Open(next.Segment, next.Branch, best);
        return best;
    }

    private void Open(int segment, int at, TopScores best)
    {
        var branch = segments[segment].Tree[at];
        if (branch.IsLeaf)
        {
            Look(segment, branch.From, branch.To, best);
            return;
        }

        Promise(segment, branch.Left, best.Floor);
        Promise(segment, branch.Right, best.Floor);
    }

    private void Promise(int segment, int at, float floor)
    {
        var branch = segments[segment].Tree[at];
        var words = WordsBound(segment, branch);
        if (words < 0 || (NationwideOnly && (branch.Facts.Served & FactBits.Nationwide) == 0)) return;
        var bound = ranking.Bound(branch.Facts, branch.Box, words);
        if (bound > floor) open.Enqueue((segment, at), -bound);
    }

    private double WordsBound(int segment, Branch branch) =>
        Words is { } words ? words.Scorers[segment]!.Bound(branch.From, branch.To) / (double)words.Most : 0;

    private void Look(int segment, int from, int to, TopScores best)
    {
        if (Words is { } words)
        {
            var scorer = words.Scorers[segment]!;
            scorer.Rewind();
            for (var document = scorer.Advance(from); document < to; document = scorer.Advance(document + 1))
                Rank(segment, document, scorer.Score() / words.Most, best);
            return;
        }

        for (var document = from; document < to; document++) Rank(segment, document, 0, best);
    }

    private void Rank(int segment, int document, double words, TopScores best)
    {
        var part = segments[segment];
        if (part.Text.IsDeleted(document) || !Filters.Pass(part[document], query)) return;
        if (NationwideOnly && !part[document].Area.IsNational) return;
        var closeness = ranking.ClosenessOf(part[document], part.Spot(document));
        if (!ranking.Reaches(closeness)) return;
        best.Add(new ScoreDoc(segment, document, (float)ranking.Score(part[document], closeness, words)));
    }
}
