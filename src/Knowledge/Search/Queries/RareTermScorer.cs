using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>A term of few documents: its postings are walked.</summary>
internal sealed class RareTermScorer(FieldPostings postings, int term, TermWeight weight) : TermScorer(postings, term, weight)
{
    private readonly int end = postings.Starts[term + 1];
    private readonly float weight = weight.Value;

    // The block looked at last.
    private (int Block, int To, BlockPostings Postings) at = (-1, 0, default);

    public override float MaxScore
    {
        get
        {
            var best = 0f;
            for (var posting = First; posting < end; posting++) best = Math.Max(best, weight * UnitOf(posting));
            return best;
        }
    }

    public override void AddBounds(Span<float> blocks)
    {
        var (block, best) = (-1, 0f);
        for (var posting = First; posting < end; posting++)
        {
            var of = Blocks.Of(Postings.Documents[posting]);
            if (of != block && block >= 0) (blocks[block], best) = (blocks[block] + best, 0);
            (block, best) = (of, Math.Max(best, weight * UnitOf(posting)));
        }

        blocks[block] += best;
    }

    public override ulong Match(int block) => In(block).Mask;

    public override void AddScores(int block, Span<float> scores)
    {
        Find(block);
        for (var posting = at.Postings.First; posting < at.To; posting++) scores[Blocks.Within(Postings.Documents[posting])] += weight * UnitOf(posting);
    }

    public override BlockPostings In(int block)
    {
        Find(block);
        return at.Postings;
    }

    private void Find(int block)
    {
        if (at.Block == block) return;
        var own = Postings.Documents.AsSpan(First, end - First);
        var from = own.BinarySearch(Blocks.First(block));
        if (from < 0) from = ~from;
        var (to, mask) = (from, 0UL);
        for (; to < own.Length && Blocks.Of(own[to]) == block; to++) mask |= Blocks.Bit(own[to]);
        at = (block, First + to, new BlockPostings(mask, First + from));
    }
}
