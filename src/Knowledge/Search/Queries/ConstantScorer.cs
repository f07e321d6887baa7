using System.Numerics;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>The matches of another scorer, all with one score.</summary>
internal sealed class ConstantScorer(Scorer inner, float score) : Scorer
{
    public override float MaxScore => score;

    public override bool IsScoring => score > 0;

    public override void AddBounds(Span<float> blocks)
    {
        using var own = new Bounds(blocks.Length);
        inner.AddBounds(own.All);
        var bound = Math.Max(score, Least);
        for (var block = 0; block < blocks.Length; block++) blocks[block] += own.All[block] > 0 ? bound : 0;
    }

    public override ulong Match(int block) => inner.Match(block);

    public override void AddScores(int block, Span<float> scores)
    {
        for (var rest = inner.Match(block); rest != 0; rest &= rest - 1) scores[BitOperations.TrailingZeroCount(rest)] += score;
    }

    public override float Score(int document) => inner.Score(document) < 0 ? None : score;

    protected override void GiveBack() => inner.Dispose();
}
