using System.Numerics;
using SafeHelp.Knowledge.Search.Nearest;
using SafeHelp.Knowledge.Search.Queries;
using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search;

/// <summary>
/// Finds the best-ranked listings: opens the branch of the country, or where words are asked the block of documents, that promises most, until
/// none promises more than what is found. Exact: the same as ranking every listing.
/// </summary>
/// <param name="words">Of each segment, who scores the words (null: none is there); null where no words are asked.</param>
internal sealed class BestListings(IReadOnlyList<ListingSegment> segments, Rank rank, Scorer?[]? words)
{
    private readonly PriorityQueue<(int Segment, int Branch), double> open = new();

    public TopScores Find(int top)
    {
        var best = new TopScores(top);
        if (words is null) FindByPlace(best);
        else FindByWords(best);
        return best;
    }

    private void FindByPlace(TopScores best)
    {
        open.Clear();
        for (var at = 0; at < segments.Count; at++)
        {
            Look(at, segments[at].FirstWithoutPoint, segments[at].Count, best);
            foreach (var root in segments[at].Tree.Roots) Promise(at, root, best.Floor);
        }

        while (open.TryDequeue(out var next, out var promise) && -promise > best.Floor) Open(next.Segment, next.Branch, best);
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
        var bound = rank.Bound(segments[segment].Tree[at], 0);
        if (bound > floor) open.Enqueue((segment, at), -bound);
    }

    private void Look(int segment, int from, int to, TopScores best)
    {
        for (var document = from; document < to; document++)
        {
            if (!segments[segment].Text.IsDeleted(document)) Add(segment, document, 0, best);
        }
    }

    private void FindByWords(TopScores best)
    {
        for (var at = 0; at < segments.Count; at++)
        {
            if (words![at] is { } scorer) FindByWords(at, scorer, best);
        }
    }

    private void FindByWords(int at, Scorer scorer, TopScores best)
    {
        var blocks = segments[at].Blocks;
        using var promises = new Bounds(blocks.Count);
        scorer.AddBounds(promises.All);
        for (var block = 0; block < blocks.Count; block++)
        {
            if (promises.All[block] > 0) promises.All[block] = Rounded(rank.Bound(blocks[block], promises.All[block]));
        }

        using var walk = new BlockWalk(promises.All);
        for (var block = walk.Next(best.Floor); block >= 0; block = walk.Next(best.Floor)) Look(at, block, scorer, best);
    }

    private void Look(int at, int block, Scorer scorer, TopScores best)
    {
        Span<float> scores = stackalloc float[Blocks.Size];
        scores.Clear();
        scorer.AddScores(block, scores);
        var promise = rank.Bound(segments[at].Blocks[block], 0);
        for (var rest = scorer.Match(block) & segments[at].Text.Live(block); rest != 0; rest &= rest - 1)
        {
            var within = BitOperations.TrailingZeroCount(rest);
            if (promise + (rank.WordsWeight * scores[within]) <= best.Floor) continue;
            Add(at, Blocks.First(block) + within, scores[within], best);
        }
    }

    // A bound in single precision must not fall below the score that it bounds.
    private static float Rounded(double bound) => (float)(bound * (1 + 1e-6));

    private void Add(int segment, int document, float text, TopScores best) =>
        best.Add(new ScoreDoc(segment, document, (float)rank.Score(segments[segment], document, text)));
}
