using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>Documents that carry a phrase; how often it is there takes the place of a term's frequency.</summary>
internal sealed class PhraseScorer : Scorer
{
    private readonly TermScorer[] terms;
    private readonly AllScorer together;
    private readonly TermWeight weight;
    private readonly SloppyMatches? sloppy;
    private float frequency;

    public PhraseScorer(TermScorer[] terms, TermWeight weight, int slop)
    {
        (this.terms, this.weight) = (terms, weight);
        together = new AllScorer([.. terms], [], []);
        sloppy = slop > 0 ? new SloppyMatches(terms, slop) : null;
        MaxScore = sloppy is null ? terms.Min(term => term.MaxScore / term.Weight.Value) * weight.Value : weight.Value;
    }

    public override float MaxScore { get; }

    public override int Cost => together.Cost;

    public override int Advance(int target)
    {
        Document = together.Advance(target);
        while (Document != NoMore && (frequency = sloppy?.Frequency() ?? Exact()) == 0) Document = together.Advance(Document + 1);
        return Document;
    }

    public override float Score() => Similarity.Score(weight.Value, frequency, weight.InverseLengths[terms[0].Norm]);

    public override void Rewind()
    {
        together.Rewind();
        Document = -1;
    }

    // The phrase is there at most as often as its rarest term; sloppy matches may overlap, so they have no such bound.
    public override float Bound(int from, int to)
    {
        var least = float.MaxValue;
        foreach (var term in terms)
        {
            var bound = term.Bound(from, to);
            if (bound < 0) return None;
            least = Math.Min(least, bound / term.Weight.Value);
        }

        return sloppy is null ? least * weight.Value * (1 + 1e-6f) : weight.Value;
    }

    public override int BlockEnd(int document, Span span) => sloppy is null ? together.BlockEnd(document, span) : NoMore;

    public override Explanation Explain() =>
        new(Score(), $"weight({weight.Name}) [BM25] with phraseFreq={frequency}, idf={weight.Idf}", [.. terms.Select(term => new Explanation(term.Weight.Idf, $"idf of {term.Weight.Name}"))]);

    private int Exact()
    {
        var found = 0;
        foreach (var position in terms[0].Positions)
        {
            if (Follow(position)) found++;
        }

        return found;
    }

    private bool Follow(ushort position)
    {
        for (var i = 1; i < terms.Length; i++)
        {
            if (terms[i].Positions.BinarySearch((ushort)(position + i)) < 0) return false;
        }

        return true;
    }
}
