using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>Keeps the best documents of a search; among equals those met first.</summary>
internal sealed class TopScores(int size)
{
    private readonly ScoreDoc[] best = new ScoreDoc[size];
    private int count;

    /// <summary>A score must be above this to be kept.</summary>
    public float Floor => count < size ? Scorer.None : best[count - 1].Score;

    public void Collect(Scorer scorer, Segment segment, int segmentAt)
    {
        var skips = new Skips(scorer);
        scorer.Floor = Floor;
        var document = scorer.Advance(0);
        while (document != Scorer.NoMore && scorer.MaxScore > Floor)
        {
            if (count == size && skips.Over(document, Floor) is var next && next > document)
            {
                document = next == Scorer.NoMore ? next : scorer.Advance(next);
                continue;
            }

            if (!segment.IsDeleted(document) && Add(new ScoreDoc(segmentAt, document, scorer.Score()))) scorer.Floor = Floor;
            document = scorer.Advance(document + 1);
        }
    }

    public IReadOnlyList<ScoreDoc> Sorted() => best[..count];

    /// <summary>True if it was kept and all places are taken.</summary>
    public bool Add(ScoreDoc found)
    {
        if (found.Score <= Floor) return false;
        var at = count < size ? count++ : count - 1;
        for (; at > 0 && best[at - 1].Score < found.Score; at--) best[at] = best[at - 1];
        best[at] = found;
        return count == size;
    }
}
