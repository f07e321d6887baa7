using System.Numerics;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>A set of documents, all with one score; one bit a document.</summary>
internal sealed class DocumentSetScorer : Scorer
{
    private readonly ulong[] bits;
    private readonly float score;

    /// <param name="documents">In any order, a document perhaps more than once.</param>
    public DocumentSetScorer(ReadOnlySpan<int> documents, int documentCount, float score)
    {
        (bits, this.score, Cost) = (new ulong[(documentCount + 63) / 64], score, documents.Length);
        foreach (var document in documents) bits[document >> 6] |= 1UL << document;
    }

    public override float MaxScore => score;

    public override int Cost { get; }

    public override int Advance(int target) => Document = From(target);

    public override float Score() => score;

    public override void Rewind() => Document = -1;

    public override float Bound(int from, int to) => From(from) < to ? score : None;

    private int From(int target)
    {
        var word = target >> 6;
        if (word >= bits.Length) return NoMore;
        var rest = bits[word] & (ulong.MaxValue << target);
        while (rest == 0)
        {
            if (++word == bits.Length) return NoMore;
            rest = bits[word];
        }

        return (word << 6) + BitOperations.TrailingZeroCount(rest);
    }
}
