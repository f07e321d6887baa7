using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>The documents with one term.</summary>
internal sealed class TermScorer : Scorer
{
    private const int MostBlocksRead = 4;

    private readonly FieldPostings postings;
    private readonly float[] inverseLengths;
    private readonly int[] documents;
    private readonly byte[]? dense;
    private readonly int term;
    private readonly int first;
    private readonly int end;
    private int at;

    public TermScorer(FieldPostings postings, int term, TermWeight weight)
    {
        (this.postings, this.term, Weight) = (postings, term, weight);
        (documents, inverseLengths, dense) = (postings.Documents, weight.InverseLengths, postings.Dense[term]);
        (first, end) = (postings.Starts[term], postings.Starts[term + 1]);
        at = first;
        MaxScore = Similarity.Score(weight.Value, 1, postings.TermImpacts.Best(term, inverseLengths));
    }

    public TermWeight Weight { get; }

    public override float MaxScore { get; }

    public override int Cost => end - first;

    /// <summary>How often the term is in the document where it stands.</summary>
    public int Frequency => dense is null ? postings.Frequencies[at] : dense[Document];

    public byte Norm => postings.Norms[Document];

    public ReadOnlySpan<ushort> Positions
    {
        get
        {
            at = Gallop.To(documents, at, end, Document);
            return postings.Positions.AsSpan(postings.PositionStarts[at]..postings.PositionStarts[at + 1]);
        }
    }

    public override int Advance(int target)
    {
        at = Gallop.To(documents, at, end, target);
        return Document = at < end ? documents[at] : NoMore;
    }

    // A common term is looked up in its table; where it stands in its list is found out when it must go on from there.
    public override int Seek(int document)
    {
        if (dense is null) return Document >= document ? Document : Advance(document);
        if (document >= dense.Length) return NoMore;
        return dense[document] == 0 ? document + 1 : Document = document;
    }

    public override float Score() => Similarity.Score(Weight.Value, Frequency, inverseLengths[postings.Norms[Document]]);

    public override void Rewind() => (at, Document) = (first, -1);

    public override float Bound(int from, int to)
    {
        var next = Gallop.To(documents, from >= Document ? at : first, end, from);
        if (next == end || documents[next] >= to) return None;
        var blocks = Best(postings.BlockImpacts, postings.BlockStarts[term], (next, FieldPostings.BlockSize), to);
        if (blocks < 0) blocks = Best(postings.ManyImpacts, postings.ManyStarts[term], (next, FieldPostings.ManySize), to);
        return blocks < 0 ? MaxScore : Similarity.Score(Weight.Value, 1, blocks);
    }

    public override int BlockEnd(int document, Span span)
    {
        var next = Gallop.To(documents, document >= Document ? at : first, end, document);
        var size = span is Span.Block ? FieldPostings.BlockSize : FieldPostings.ManySize;
        return next == end ? NoMore : LastOf((next - first) / size, size) + 1;
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

    // The best of the few blocks from a posting up to a document; negative where they are more than a few.
    private float Best(Impacts impacts, int firstGroup, (int Next, int Size) from, int to)
    {
        var block = (from.Next - first) / from.Size;
        var best = 0f;
        for (var read = 0; read < MostBlocksRead; read++, block++)
        {
            best = Math.Max(best, impacts.Best(firstGroup + block, inverseLengths));
            if (LastOf(block, from.Size) >= to - 1) return best;
        }

        return -1;
    }

    private int LastOf(int block, int size)
    {
        var after = first + ((block + 1) * size);
        return after >= end ? NoMore - 1 : documents[after - 1];
    }
}

/// <summary>What a term, or a phrase, weighs in a query.</summary>
internal sealed record TermWeight(string Name, float Boost, float Idf, float[] InverseLengths)
{
    public float Value { get; } = Boost * Idf;
}
