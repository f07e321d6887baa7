namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>Documents that match any of several scorers; the best score counts.</summary>
internal sealed class BestScorer(Scorer[] scorers) : Scorer
{
    public override float MaxScore { get; } = scorers.Max(scorer => scorer.MaxScore);

    public override int Cost { get; } = scorers.Sum(scorer => scorer.Cost);

    public override int Advance(int target)
    {
        var next = NoMore;
        foreach (var scorer in scorers) next = Math.Min(next, scorer.Document >= target ? scorer.Document : scorer.Advance(target));
        return Document = next;
    }

    public override float Score()
    {
        var best = 0f;
        foreach (var scorer in scorers)
        {
            if (scorer.Document == Document) best = Math.Max(best, scorer.Score());
        }

        return best;
    }

    public override void Rewind()
    {
        foreach (var scorer in scorers) scorer.Rewind();
        Document = -1;
    }

    public override float Bound(int from, int to)
    {
        var best = None;
        foreach (var scorer in scorers) best = Math.Max(best, scorer.Bound(from, to));
        return best;
    }

    public override int BlockEnd(int document, Span span)
    {
        var end = NoMore;
        foreach (var scorer in scorers) end = Math.Min(end, scorer.BlockEnd(document, span));
        return end;
    }

    public override Explanation Explain() =>
        new(Score(), "best of:", [.. scorers.Where(scorer => scorer.Document == Document).Select(scorer => scorer.Explain())]);
}
