using System.Numerics;
using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>Keeps the best documents of a search; of equals some.</summary>
internal sealed class TopScores(int size)
{
    // Where a block has no more matches than this, each is scored by itself.
    private const int Few = 3;

    private readonly ScoreDoc[] best = new ScoreDoc[size];
    private int count;

    /// <summary>A score must be above this to be kept.</summary>
    public float Floor => count < size ? Scorer.None : best[count - 1].Score;

    public void Collect(Scorer scorer, Segment segment, int segmentAt)
    {
        if (scorer.TryCollectAny(this, new SegmentPart(segment, segmentAt))) return;
        using var promises = new Bounds(Blocks.Count(segment.Count));
        scorer.AddBounds(promises.All);
        using var walk = new BlockWalk(promises.All);
        Span<float> scores = stackalloc float[Blocks.Size];
        for (var block = walk.Next(Floor); block >= 0; block = walk.Next(Floor))
        {
            var mask = scorer.Match(block) & segment.Live(block);
            if (BitOperations.PopCount(mask) <= Few) AddEach(mask, (scorer, segmentAt, block));
            else AddBest(mask, (scorer, segmentAt, block), scores);
        }
    }

    public IReadOnlyList<ScoreDoc> Sorted() => count == size ? best : best[..count];

    public bool Has(int segment, int document)
    {
        for (var i = 0; i < count; i++)
        {
            if (best[i].Document == document && best[i].Segment == segment) return true;
        }

        return false;
    }

    public void Add(ScoreDoc found)
    {
        if (found.Score <= Floor) return;
        var at = count < size ? count++ : count - 1;
        for (; at > 0 && best[at - 1].Score < found.Score; at--) best[at] = best[at - 1];
        best[at] = found;
    }

    private void AddEach(ulong mask, (Scorer Scorer, int Segment, int Block) of)
    {
        for (; mask != 0; mask &= mask - 1)
        {
            var document = Blocks.First(of.Block) + BitOperations.TrailingZeroCount(mask);
            Add(new ScoreDoc(of.Segment, document, of.Scorer.Score(document)));
        }
    }

    private void AddBest(ulong mask, (Scorer Scorer, int Segment, int Block) of, Span<float> scores)
    {
        scores.Clear();
        of.Scorer.AddScores(of.Block, scores);
        for (mask &= Bounds.Above(scores, Floor); mask != 0; mask &= mask - 1)
        {
            var at = BitOperations.TrailingZeroCount(mask);
            if (scores[at] <= Floor) continue;
            var document = Blocks.First(of.Block) + at;
            Add(new ScoreDoc(of.Segment, document, scores[at]));
        }
    }
}
