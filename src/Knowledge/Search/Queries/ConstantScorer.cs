namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>The matches of another scorer, all with one score.</summary>
internal sealed class ConstantScorer(Scorer inner, float score) : Scorer
{
    public override float MaxScore => score;

    public override bool IsScoring => score > 0;

    public override int Cost => inner.Cost;

    public override int Advance(int target) => Document = inner.Advance(target);

    public override int Seek(int document)
    {
        var reached = inner.Seek(document);
        if (reached == document) Document = document;
        return reached;
    }

    public override float Score() => score;

    public override void Rewind()
    {
        inner.Rewind();
        Document = -1;
    }

    public override float Bound(int from, int to) => inner.Bound(from, to) < 0 ? None : score;
}
