using System.Numerics;
using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>
/// How often a phrase's terms stand together in the documents of one block after another. Listings of a kind share much of their text, so the
/// same places come again and again: what was counted for them is remembered.
/// </summary>
internal abstract class PhraseMatches(FieldPostings postings, TermScorer[] terms) : IDisposable
{
    private readonly BlockPostings[] block = new BlockPostings[terms.Length];
    private readonly PhraseMemo memo = new();

    /// <summary>Whether one place of a term may belong to two matches.</summary>
    public virtual bool MayOverlap => false;

    protected int Terms => terms.Length;

    /// <summary>The places of all terms, one after another.</summary>
    protected List<int> Places { get; } = [];

    /// <summary>Where each term's places begin; behind the last, where they end.</summary>
    protected int[] Starts { get; } = new int[terms.Length + 1];

    /// <summary>Writes how often the phrase is in each document of a block; gives those in which it is.</summary>
    public ulong Find(int at, Span<float> frequencies)
    {
        var (candidates, found) = (Enter(at), 0UL);
        var words = postings.Places.Words;
        for (var rest = candidates; rest != 0; rest &= rest - 1)
        {
            var within = BitOperations.TrailingZeroCount(rest);
            var bit = rest & (~rest + 1);
            var frequency = Frequency(bit, words);
            frequencies[within] = frequency;
            if (frequency > 0) found |= bit;
        }

        return found;
    }

    public override string ToString() => $"\"{string.Join(' ', terms.Select(term => term.Text))}\"";

    public void Dispose() => memo.Dispose();

    /// <summary>How often the phrase is at these places.</summary>
    protected abstract float Count();

    private ulong Enter(int at)
    {
        var all = ulong.MaxValue;
        for (var i = 0; all != 0 && i < block.Length; i++)
        {
            block[i] = terms[i].In(at);
            all &= block[i].Mask;
        }

        return all;
    }

    private float Frequency(ulong bit, ReadOnlySpan<uint> words)
    {
        if (block.Length > PhraseKey.MostTerms) return Counted(bit);
        var (early, late, most) = (0UL, 0UL, 0u);
        foreach (ref readonly var own in block.AsSpan())
        {
            var word = words[own.Of(bit)];
            most = Math.Max(most, word);
            early = (early << 32) | (late >> 32);
            late = (late << 32) | word;
        }

        if (most >= TermPlaces.Spilled) return Counted(bit);
        var key = new PhraseKey(early, late);
        return memo.TryRecall(key, out var known) ? known : memo.Remember(key, Counted(bit));
    }

    private float Counted(ulong bit)
    {
        Places.Clear();
        for (var i = 0; i < block.Length; i++)
        {
            postings.Places.AddTo(Places, block[i].Of(bit));
            Starts[i + 1] = Places.Count;
        }

        return Count();
    }
}
