using SafeHelp.Knowledge.Search.Nearest;
using SafeHelp.Knowledge.Search.Queries;
using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search;

/// <summary>
/// Finds the best-ranked listings: opens the branch of the country that promises most, until no branch promises more than what is found.
/// Exact: the same as ranking every listing.
/// </summary>
/// <param name="words">Of each segment, who scores the words (null: none is there); null where no words are asked.</param>
internal sealed class BestListings(IReadOnlyList<ListingSegment> segments, Rank rank, Scorer?[]? words)
{
    private readonly PriorityQueue<(int Segment, int Branch), double> open = new();

    public TopScores Find(int top)
    {
        open.Clear();
        var best = new TopScores(top);
        for (var at = 0; at < segments.Count; at++)
        {
            if (words is not null && words[at] is null) continue;
            Look(at, segments[at].FirstWithoutPoint, segments[at].Count, best);
            foreach (var root in segments[at].Tree.Roots) Promise(at, root, best.Floor);
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
        var text = words is null ? 0 : words[segment]!.Bound(branch.From, branch.To);
        if (text < 0) return;
        var bound = rank.Bound(branch, text);
        if (bound > floor) open.Enqueue((segment, at), -bound);
    }

    private void Look(int segment, int from, int to, TopScores best)
    {
        if (words?[segment] is not { } scorer)
        {
            for (var document = from; document < to; document++) Add(segment, document, 0, best);
            return;
        }

        scorer.Rewind();
        for (var document = scorer.Advance(from); document < to; document = scorer.Advance(document + 1))
            Add(segment, document, scorer.Score(), best);
    }

    private void Add(int segment, int document, float text, TopScores best)
    {
        if (segments[segment].Text.IsDeleted(document)) return;
        best.Add(new ScoreDoc(segment, document, (float)rank.Score(segments[segment], document, text)));
    }
}
