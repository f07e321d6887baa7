using System.Buffers;
using System.Numerics;
using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>The documents with any of a run of terms, all with one score; one bit a document, set only when it is asked for.</summary>
internal sealed class DocumentSetScorer(FieldPostings postings, (int From, int To) terms, float score) : Scorer
{
    private ulong[]? bits;

    public override float MaxScore => score;

    public override void AddBounds(Span<float> blocks)
    {
        var bits = Bits();
        for (var block = 0; block < blocks.Length; block++) blocks[block] += bits[block] == 0 ? 0 : score;
    }

    public override ulong Match(int block) => Bits()[block];

    public override void AddScores(int block, Span<float> scores)
    {
        for (var rest = Bits()[block]; rest != 0; rest &= rest - 1) scores[BitOperations.TrailingZeroCount(rest)] += score;
    }

    public override float Score(int document) => (Bits()[Blocks.Of(document)] & Blocks.Bit(document)) == 0 ? None : score;

    protected override void GiveBack()
    {
        if (bits is not null) ArrayPool<ulong>.Shared.Return(bits);
        bits = null;
    }

    public override bool TryCollectAny(TopScores best, SegmentPart of)
    {
        foreach (var document in Documents(terms.From, terms.To))
        {
            if (best.Floor >= score) break;
            if (!of.Segment.IsDeleted(document) && !best.Has(of.At, document)) best.Add(new ScoreDoc(of.At, document, score));
        }

        return true;
    }

    private ReadOnlySpan<int> Documents(int from, int to) => postings.Documents.AsSpan(postings.Starts[from]..postings.Starts[to]);

    private ulong[] Bits()
    {
        if (bits is not null) return bits;
        var blocks = Blocks.Count(postings.Norms.Length);
        bits = ArrayPool<ulong>.Shared.Rent(blocks);
        bits.AsSpan(0, blocks).Clear();
        var (from, common) = (terms.From, Array.BinarySearch(postings.CommonTerms, terms.From));
        for (var at = common < 0 ? ~common : common; at < postings.CommonTerms.Length && postings.CommonTerms[at] < terms.To; at++)
        {
            Set(from, postings.CommonTerms[at]);
            var masks = postings.Common[postings.CommonTerms[at]]!.Masks;
            for (var block = 0; block < masks.Length; block++) bits[block] |= masks[block];
            from = postings.CommonTerms[at] + 1;
        }

        Set(from, terms.To);
        return bits;
    }

    // Terms between two common ones: there may be many, with a document or two each.
    private void Set(int from, int to)
    {
        foreach (var document in Documents(from, to)) bits![Blocks.Of(document)] |= Blocks.Bit(document);
    }
}
