using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>Documents that match any of several scorers; the best score counts.</summary>
internal sealed class BestScorer(Scorer[] scorers) : Scorer
{
    public override float MaxScore => scorers.Max(scorer => scorer.MaxScore);

    public override void AddBounds(Span<float> blocks)
    {
        using var best = new Bounds(blocks.Length);
        using var own = new Bounds(blocks.Length);
        foreach (var scorer in scorers)
        {
            own.All.Clear();
            scorer.AddBounds(own.All);
            Bounds.KeepHigher(best.All, own.All);
        }

        Bounds.Add(blocks, best.All);
    }

    public override ulong Match(int block)
    {
        var mask = 0UL;
        foreach (var scorer in scorers) mask |= scorer.Match(block);
        return mask;
    }

    public override void AddScores(int block, Span<float> scores)
    {
        Span<float> best = stackalloc float[Blocks.Size];
        Span<float> own = stackalloc float[Blocks.Size];
        best.Clear();
        foreach (var scorer in scorers)
        {
            own.Clear();
            scorer.AddScores(block, own);
            Bounds.KeepHigher(best, own);
        }

        Bounds.Add(scores, best);
    }

    public override float Score(int document)
    {
        var best = None;
        foreach (var scorer in scorers) best = Math.Max(best, scorer.Score(document));
        return best;
    }

    public override Explanation Explain(int document) =>
        new(Score(document), "best of:", [.. scorers.Where(scorer => scorer.Score(document) >= 0).Select(scorer => scorer.Explain(document))]);

    protected override void GiveBack()
    {
        foreach (var scorer in scorers) scorer.Dispose();
    }
}
