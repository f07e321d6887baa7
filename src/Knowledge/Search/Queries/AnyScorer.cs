using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>Documents that match at least one (or at least so many) of several scorers; scores add up.</summary>
internal sealed class AnyScorer(Scorer[] scorers, int least = 1) : Scorer
{
    public override float MaxScore => scorers.Sum(scorer => scorer.MaxScore);

    public static Scorer? Of(Scorer[] scorers, int least = 1) =>
        scorers.Length < least || scorers.Length == 0 ? null : scorers.Length == 1 ? scorers[0] : new AnyScorer(scorers, least);

    public override void AddBounds(Span<float> blocks)
    {
        if (least == 1)
        {
            foreach (var scorer in scorers) scorer.AddBounds(blocks);
            return;
        }

        using var sums = new Bounds(blocks.Length);
        using var counts = new Bounds(blocks.Length);
        foreach (var scorer in scorers)
        {
            using var own = new Bounds(blocks.Length);
            scorer.AddBounds(own.All);
            for (var i = 0; i < blocks.Length; i++) counts.All[i] += own.All[i] > 0 ? 1 : 0;
            Bounds.Add(sums.All, own.All);
        }

        for (var i = 0; i < blocks.Length; i++) blocks[i] += counts.All[i] >= least ? sums.All[i] : 0;
    }

    public override ulong Match(int block)
    {
        if (least > 1) return MatchSeveral(block);
        var mask = 0UL;
        foreach (var scorer in scorers) mask |= scorer.Match(block);
        return mask;
    }

    public override void AddScores(int block, Span<float> scores)
    {
        if (least == 1)
        {
            foreach (var scorer in scorers) scorer.AddScores(block, scores);
            return;
        }

        Span<float> own = stackalloc float[Blocks.Size];
        own.Clear();
        foreach (var scorer in scorers) scorer.AddScores(block, own);
        Bounds.AddWhere(Match(block), scores, own);
    }

    public override float Score(int document)
    {
        var (sum, matching) = (0f, 0);
        foreach (var scorer in scorers)
        {
            var score = scorer.Score(document);
            if (score < 0) continue;
            sum += score;
            matching++;
        }

        return matching >= least ? sum : None;
    }

    public override Explanation Explain(int document) =>
        new(Score(document), "sum of:", [.. scorers.Where(scorer => scorer.Score(document) >= 0).Select(scorer => scorer.Explain(document))]);

    protected override void GiveBack()
    {
        foreach (var scorer in scorers) scorer.Dispose();
    }

    // Row k of the table holds the documents that more than k scorers match.
    private ulong MatchSeveral(int block)
    {
        Span<ulong> more = stackalloc ulong[least];
        more.Clear();
        foreach (var scorer in scorers)
        {
            var mask = scorer.Match(block);
            for (var k = least - 1; k > 0; k--) more[k] |= more[k - 1] & mask;
            more[0] |= mask;
        }

        return more[^1];
    }
}
