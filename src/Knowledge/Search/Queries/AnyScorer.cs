namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>
/// Documents that match at least one (or at least so many) of several scorers; scores add up. MaxScore: scorers that together cannot reach
/// the floor never lead to a document, they are only asked about the documents that the others lead to.
/// </summary>
internal sealed class AnyScorer : Scorer
{
    private readonly Scorer[] scorers;
    private readonly float[] sums;
    private readonly int least;
    private float floor = None;
    private int firstLeading;

    public AnyScorer(Scorer[] scorers, int least = 1)
    {
        Array.Sort(scorers, static (a, b) => a.MaxScore.CompareTo(b.MaxScore));
        (this.scorers, this.least, sums) = (scorers, least, new float[scorers.Length]);
        var sum = 0.0;
        for (var i = 0; i < scorers.Length; i++) sums[i] = (float)(sum += scorers[i].MaxScore);
    }

    public override float MaxScore => sums[^1];

    public override int Cost => scorers.Sum(scorer => scorer.Cost);

    public override float Floor
    {
        get => floor;
        set
        {
            floor = value;
            while (firstLeading < scorers.Length && sums[firstLeading] <= floor) firstLeading++;
        }
    }

    public static Scorer? Of(Scorer[] scorers, int least = 1) =>
        scorers.Length < least || scorers.Length == 0 ? null : scorers.Length == 1 ? scorers[0] : new AnyScorer(scorers, least);

    public override int Advance(int target)
    {
        while (true)
        {
            Document = Next(target);
            if (Document == NoMore) return NoMore;
            if (least > 1 && Matching() < least) target = Document + 1;
            else return Document;
        }
    }

    public override float Score()
    {
        var score = 0.0;
        for (var i = firstLeading; i < scorers.Length; i++)
        {
            if (scorers[i].Document == Document) score += scorers[i].Score();
        }

        for (var i = firstLeading - 1; i >= 0 && (float)(score + sums[i]) > floor; i--)
        {
            if (scorers[i].Seek(Document) == Document) score += scorers[i].Score();
        }

        return (float)score;
    }

    public override void Rewind()
    {
        foreach (var scorer in scorers) scorer.Rewind();
        (Document, firstLeading) = (-1, 0);
        floor = None;
    }

    public override float Bound(int from, int to)
    {
        var (sum, present) = (0.0, 0);
        foreach (var scorer in scorers)
        {
            var bound = scorer.Bound(from, to);
            if (bound < 0) continue;
            sum += bound;
            present++;
        }

        return present < least ? None : (float)sum;
    }

    public override int BlockEnd(int document, Span span)
    {
        var end = NoMore;
        for (var i = firstLeading; i < scorers.Length; i++) end = Math.Min(end, scorers[i].BlockEnd(document, span));
        return end;
    }

    public override Explanation Explain()
    {
        Matching();
        return new(Score(), "sum of:", [.. scorers.Where(scorer => scorer.Document == Document).Select(scorer => scorer.Explain())]);
    }

    private int Next(int target)
    {
        var next = NoMore;
        for (var i = firstLeading; i < scorers.Length; i++)
        {
            var scorer = scorers[i];
            next = Math.Min(next, scorer.Document >= target ? scorer.Document : scorer.Advance(target));
        }

        return next;
    }

    private int Matching()
    {
        var matching = 0;
        foreach (var scorer in scorers) matching += scorer.Seek(Document) == Document ? 1 : 0;
        return matching;
    }
}
