using System.Numerics;
using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>The documents with one term.</summary>
internal abstract class TermScorer(FieldPostings postings, int term, TermWeight weight) : Scorer
{
    private readonly int first = postings.Starts[term];

    public static TermScorer Of(FieldPostings postings, int term, TermWeight weight) =>
        postings.Common[term] is { } common
            ? new CommonTermScorer(postings, term, weight, common)
            : new RareTermScorer(postings, term, weight);

    /// <summary>Postings from here on are the term's.</summary>
    protected int First => first;

    protected FieldPostings Postings => postings;

    protected TermWeight Weight => weight;

    public override float Score(int document) => PostingOf(document) is var posting && posting < 0 ? None : weight.Value * UnitOf(posting);

    /// <summary>The postings of a block: which documents they are of, and where the first of them stands.</summary>
    public abstract BlockPostings In(int block);

    /// <summary>Which posting is a document's; negative where the term is not there.</summary>
    public int PostingOf(int document) => In(Blocks.Of(document)).Of(Blocks.Bit(document));

    public string Text => postings.Terms[term];

    public override Explanation Explain(int document)
    {
        var posting = PostingOf(document);
        var length = SmallFloat.Decode(postings.Norms[document]);
        return new(
            Score(document),
            $"weight({Text}) [BM25], product of:",
            [
                new(weight.Boost, "boost"),
                new(weight.Idf, "idf, log(1 + (N - n + 0.5) / (n + 0.5))"),
                new(UnitOf(posting), $"tf, freq / (freq + k1 * (1 - b + b * dl / avgdl)) with freq={postings.Frequencies[posting]}, dl={length}"),
            ]);
    }

    protected float UnitOf(int posting) =>
        Similarity.Unit(postings.Frequencies[posting], weight.Statistics.InverseLengths[postings.Norms[postings.Documents[posting]]]);
}

/// <summary>Postings of one term in one block.</summary>
internal readonly record struct BlockPostings(ulong Mask, int First)
{
    /// <summary>The posting of the document with this bit; negative where there is none.</summary>
    public int Of(ulong bit) => (Mask & bit) == 0 ? -1 : First + BitOperations.PopCount(Mask & (bit - 1));
}

/// <summary>What a term, or a phrase, weighs in a query.</summary>
internal readonly record struct TermWeight(float Boost, float Idf, FieldStatistics Statistics)
{
    public float Value => Boost * Idf;
}
