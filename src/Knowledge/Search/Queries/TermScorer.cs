using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>The documents with one term.</summary>
internal sealed class TermScorer : Scorer
{
    private const int MostBlocksRead = 4;

    private readonly FieldPostings postings;
    private readonly float[] inverseLengths;
    private readonly int[] documents;
    private readonly int term;
    private readonly int first;
    private readonly int end;
    private int at;

    public TermScorer(FieldPostings postings, int term, TermWeight weight)
    {
        (this.postings, this.term, Weight) = (postings, term, weight);
        (documents, inverseLengths) = (postings.Documents, weight.InverseLengths);
        (first, end) = (postings.Starts[term], postings.Starts[term + 1]);
        at = first;
        MaxScore = Similarity.Score(weight.Value, 1, postings.TermImpacts.Best(term, inverseLengths));
    }

    public TermWeight Weight { get; }

    public override float MaxScore { get; }

    public override int Cost => end - first;

    /// <summary>How often the term is in the document where it stands.</summary>
    public int Frequency => postings.Frequencies[at];

    public byte Norm => postings.Norms[Document];

    public ReadOnlySpan<ushort> Positions =>
        postings.Positions.AsSpan(postings.PositionStarts[at]..postings.PositionStarts[at + 1]);

    public override int Advance(int target)
    {
        at = Gallop.To(documents, at, end, target);
        return Document = at < end ? documents[at] : NoMore;
    }

    public override float Score() => Similarity.Score(Weight.Value, postings.Frequencies[at], inverseLengths[postings.Norms[Document]]);

    public override void Rewind() => (at, Document) = (first, -1);

    public override float Bound(int from, int to)
    {
        var next = Gallop.To(documents, from >= Document ? at : first, end, from);
        if (next == end || documents[next] >= to) return None;
        var block = (next - first) / FieldPostings.BlockSize;
        var best = 0f;
        for (var read = 0; read < MostBlocksRead; read++, block++)
        {
            best = Math.Max(best, postings.BlockImpacts.Best(postings.BlockStarts[term] + block, inverseLengths));
            if (LastOf(block) >= to - 1) return Similarity.Score(Weight.Value, 1, best);
        }

        return MaxScore;
    }

    public override int BlockEnd(int document)
    {
        var next = Gallop.To(documents, document >= Document ? at : first, end, document);
        return next == end ? NoMore : LastOf((next - first) / FieldPostings.BlockSize) + 1;
    }

    public override Explanation Explain()
    {
        var length = SmallFloat.Decode(Norm);
        var tf = Similarity.Score(1, Frequency, inverseLengths[Norm]);
        return new(
            Score(),
            $"weight({Weight.Name}) [BM25], product of:",
            [
                new(Weight.Boost, "boost"),
                new(Weight.Idf, "idf, log(1 + (N - n + 0.5) / (n + 0.5))"),
                new(tf, $"tf, freq / (freq + k1 * (1 - b + b * dl / avgdl)) with freq={Frequency}, dl={length}"),
            ]);
    }

    private int LastOf(int block)
    {
        var after = first + ((block + 1) * FieldPostings.BlockSize);
        return after >= end ? NoMore - 1 : documents[after - 1];
    }
}

/// <summary>What a term, or a phrase, weighs in a query.</summary>
internal sealed record TermWeight(string Name, float Boost, float Idf, float[] InverseLengths)
{
    public float Value { get; } = Boost * Idf;
}
