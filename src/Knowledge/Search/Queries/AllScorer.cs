using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>Documents that match every required scorer and none that is forbidden; optional ones only add to the score.</summary>
internal sealed class AllScorer(Scorer[] required, Scorer[] optional, Scorer[] forbidden) : Scorer
{
    public override float MaxScore => required.Sum(scorer => scorer.MaxScore) + optional.Sum(scorer => scorer.MaxScore);

    public override bool IsScoring { get; } = Array.Exists(required, scorer => scorer.IsScoring) || optional.Length > 0;

    public override void AddBounds(Span<float> blocks)
    {
        using var sums = new Bounds(blocks.Length);
        using var own = new Bounds(blocks.Length);
        required[0].AddBounds(sums.All);
        for (var i = 1; i < required.Length; i++)
        {
            own.All.Clear();
            required[i].AddBounds(own.All);
            Bounds.KeepBoth(sums.All, own.All);
        }

        own.All.Clear();
        foreach (var scorer in optional) scorer.AddBounds(own.All);
        if (optional.Length > 0) Bounds.AddToSome(sums.All, own.All);
        Bounds.Add(blocks, sums.All);
    }

    public override ulong Match(int block)
    {
        var mask = ulong.MaxValue;
        for (var i = 0; mask != 0 && i < required.Length; i++) mask &= required[i].Match(block);
        for (var i = 0; mask != 0 && i < forbidden.Length; i++) mask &= ~forbidden[i].Match(block);
        return mask;
    }

    public override void AddScores(int block, Span<float> scores)
    {
        Span<float> own = stackalloc float[Blocks.Size];
        own.Clear();
        foreach (var scorer in required) if (scorer.IsScoring) scorer.AddScores(block, own);
        foreach (var scorer in optional) scorer.AddScores(block, own);
        Bounds.AddWhere(Match(block), scores, own);
    }

    public override float Score(int document)
    {
        var sum = 0f;
        foreach (var scorer in required)
        {
            var score = scorer.Score(document);
            if (score < 0) return None;
            sum += score;
        }

        foreach (var scorer in forbidden)
        {
            if (scorer.Score(document) >= 0) return None;
        }

        foreach (var scorer in optional) sum += Math.Max(0, scorer.Score(document));
        return sum;
    }

    public override Explanation Explain(int document) =>
        new(Score(document), "sum of:", [.. required.Concat(optional).Where(scorer => scorer.IsScoring && scorer.Score(document) >= 0).Select(scorer => scorer.Explain(document))]);

    protected override void GiveBack()
    {
        foreach (var scorer in required) scorer.Dispose();
        foreach (var scorer in optional) scorer.Dispose();
        foreach (var scorer in forbidden) scorer.Dispose();
    }
}
