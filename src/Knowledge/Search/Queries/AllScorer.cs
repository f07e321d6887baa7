namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>Documents that match every required scorer and none that is forbidden; optional ones only add to the score.</summary>
internal sealed class AllScorer : Scorer
{
    private readonly Scorer[] required;
    private readonly Scorer[] optional;
    private readonly Scorer[] forbidden;
    private readonly Scorer? onlyScoring;
    private float floor = None;

    public AllScorer(Scorer[] required, Scorer[] optional, Scorer[] forbidden)
    {
        Array.Sort(required, static (a, b) => a.Cost.CompareTo(b.Cost));
        (this.required, this.optional, this.forbidden) = (required, optional, forbidden);
        onlyScoring = required.Count(scorer => scorer.IsScoring) == 1 ? Array.Find(required, scorer => scorer.IsScoring) : null;
        MaxScore = (float)(required.Sum(scorer => (double)scorer.MaxScore) + optional.Sum(scorer => (double)scorer.MaxScore));
    }

    public override float MaxScore { get; }

    public override bool IsScoring => MaxScore > 0;

    public override int Cost => required[0].Cost;

    public override float Floor
    {
        get => floor;
        set
        {
            floor = value;
            if (onlyScoring is not null && optional.Length == 0) onlyScoring.Floor = value;
        }
    }

    public override int Advance(int target)
    {
        while (target != NoMore)
        {
            target = Meet(target);
            if (target == NoMore || !IsForbidden(target)) break;
            target++;
        }

        return Document = target;
    }

    public override float Score()
    {
        var score = 0.0;
        foreach (var scorer in required) score += scorer.IsScoring ? scorer.Score() : 0;
        foreach (var scorer in optional) score += scorer.Seek(Document) == Document ? scorer.Score() : 0;
        return (float)score;
    }

    public override void Rewind()
    {
        foreach (var scorer in required) scorer.Rewind();
        foreach (var scorer in optional) scorer.Rewind();
        foreach (var scorer in forbidden) scorer.Rewind();
        Document = -1;
        floor = None;
    }

    public override float Bound(int from, int to)
    {
        var sum = 0.0;
        foreach (var scorer in required)
        {
            var bound = scorer.Bound(from, to);
            if (bound < 0) return None;
            sum += bound;
        }

        foreach (var scorer in optional) sum += Math.Max(0, scorer.Bound(from, to));
        return (float)sum;
    }

    // The rarest leads; the blocks of common ones would be so short that asking them costs more than it saves.
    public override int BlockEnd(int document, Span span)
    {
        foreach (var scorer in required)
        {
            if (scorer.IsScoring) return scorer.BlockEnd(document, span);
        }

        return NoMore;
    }

    public override Explanation Explain() =>
        new(Score(), "sum of:", [.. required.Concat(optional).Where(scorer => scorer.IsScoring && scorer.Seek(Document) == Document).Select(scorer => scorer.Explain())]);

    private int Meet(int target)
    {
        for (var i = 0; i < required.Length; i++)
        {
            var reached = i == 0 && required[0].Document < target ? required[0].Advance(target) : required[i].Seek(target);
            if (reached == NoMore) return NoMore;
            if (reached == target) continue;
            target = reached;
            i = -1;
        }

        return target;
    }

    private bool IsForbidden(int document)
    {
        foreach (var scorer in forbidden)
        {
            if (scorer.Seek(document) == document) return true;
        }

        return false;
    }
}
