using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>A term of many documents: masks say where it is, codes how much it counts there.</summary>
internal sealed class CommonTermScorer(FieldPostings postings, int term, TermWeight weight, CommonTerm common)
    : TermScorer(postings, term, weight)
{
    private readonly Units units = common.UnitsOf(weight.Statistics);
    private readonly float weight = weight.Value;

    public override float MaxScore => weight * units.Best;

    public override void AddBounds(Span<float> blocks)
    {
        var best = common.Best.AsSpan(0, blocks.Length);
        var bounds = units.Bounds.AsSpan(0, 256);
        for (var block = 0; block < best.Length; block++) blocks[block] += weight * bounds[best[block]];
    }

    public override ulong Match(int block) => common.Masks[block];

    public override void AddScores(int block, Span<float> scores)
    {
        var (from, to) = (common.Starts[block], common.Starts[block + 1]);
        var documents = Postings.Documents.AsSpan(First + from, to - from);
        if (!common.IsExact)
        {
            for (var i = 0; i < documents.Length; i++) scores[Blocks.Within(documents[i])] += weight * UnitOf(First + from + i);
            return;
        }

        var codes = common.Codes.AsSpan(from, documents.Length);
        var exact = units.Exact.AsSpan(0, 256);
        scores = scores[..Blocks.Size];
        for (var i = 0; i < documents.Length; i++) scores[Blocks.Within(documents[i])] += weight * exact[codes[i]];
    }

    public override BlockPostings In(int block) => new(common.Masks[block], First + common.Starts[block]);
}
