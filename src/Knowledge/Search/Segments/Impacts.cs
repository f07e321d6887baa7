namespace SafeHelp.Knowledge.Search.Segments;

/// <summary>
/// For groups of postings, the pairs of frequency and length of which none is beaten in both: whatever the statistics of the whole index,
/// no posting of the group scores above its best pair. As Lucene's impacts.
/// </summary>
internal sealed class Impacts
{
    private readonly List<int> starts = [0];
    private readonly List<(ushort Frequency, byte Norm)> pairs = [];

    /// <summary>Writes down one more group.</summary>
    public void Add(FieldPostingsView postings, int from, int to)
    {
        var first = pairs.Count;
        for (var i = from; i < to; i++) AddPair(first, (postings.Frequencies[i], postings.Norms[postings.Documents[i]]));
        starts.Add(pairs.Count);
    }

    /// <summary>The highest frequency × inverse length of a group.</summary>
    public float Best(int group, float[] inverseLengths)
    {
        var best = 0f;
        for (var i = starts[group]; i < starts[group + 1]; i++)
            best = Math.Max(best, pairs[i].Frequency * inverseLengths[pairs[i].Norm]);
        return best;
    }

    private void AddPair(int first, (ushort Frequency, byte Norm) pair)
    {
        for (var i = first; i < pairs.Count; i++)
        {
            if (pairs[i].Frequency >= pair.Frequency && pairs[i].Norm <= pair.Norm) return;
        }

        for (var i = pairs.Count - 1; i >= first; i--)
        {
            if (pairs[i].Frequency <= pair.Frequency && pairs[i].Norm >= pair.Norm) pairs.RemoveAt(i);
        }

        pairs.Add(pair);
    }
}

/// <summary>What impacts are made of.</summary>
internal readonly record struct FieldPostingsView(int[] Documents, ushort[] Frequencies, byte[] Norms);
