using System.Runtime.InteropServices;

namespace SafeHelp.Knowledge.Search.Segments;

/// <summary>Gathers a field's occurrences in document order, then sorts them by term in one counting pass.</summary>
internal sealed class FieldPostingsBuilder(int documentCount)
{
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly List<int> termIds = [];
    private readonly List<int> documents = [];
    private readonly List<ushort> positions = [];
    private readonly byte[] norms = new byte[documentCount];
    private int withField;

    /// <summary>Documents come in rising order.</summary>
    public void Add(int document, IReadOnlyList<string> terms)
    {
        if (terms.Count == 0) return;
        norms[document] = SmallFloat.Encode(terms.Count);
        withField++;
        for (var position = 0; position < terms.Count; position++)
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids, terms[position], out var isKnown);
            if (!isKnown) id = ids.Count - 1;
            termIds.Add(id);
            documents.Add(document);
            positions.Add((ushort)Math.Min(position, ushort.MaxValue));
        }
    }

    public FieldPostings Build()
    {
        var terms = ids.Keys.ToArray();
        Array.Sort(terms, StringComparer.Ordinal);
        var ordinals = new Dictionary<string, int>(terms.Length, StringComparer.Ordinal);
        var ordinalOfId = new int[terms.Length];
        for (var i = 0; i < terms.Length; i++)
        {
            ordinals[terms[i]] = i;
            ordinalOfId[ids[terms[i]]] = i;
        }

        return Flat(terms, ordinals, Sorted(ordinalOfId));
    }

    private (int[] Starts, int[] Documents, ushort[] Positions) Sorted(int[] ordinalOfId)
    {
        var starts = new int[ordinalOfId.Length + 1];
        foreach (var id in termIds) starts[ordinalOfId[id] + 1]++;
        for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        var next = starts.AsSpan(0, ordinalOfId.Length).ToArray();
        var (sortedDocuments, sortedPositions) = (new int[documents.Count], new ushort[documents.Count]);
        for (var i = 0; i < documents.Count; i++)
        {
            var at = next[ordinalOfId[termIds[i]]]++;
            sortedDocuments[at] = documents[i];
            sortedPositions[at] = positions[i];
        }

        return (starts, sortedDocuments, sortedPositions);
    }

    // Occurrences of one term in one document follow each other; they become one posting.
    private FieldPostings Flat(string[] terms, Dictionary<string, int> ordinals, (int[] Starts, int[] Documents, ushort[] Positions) sorted)
    {
        var starts = new int[terms.Length + 1];
        var (postings, frequencies, positionStarts) = (new List<int>(), new List<ushort>(), new List<int>());
        for (var term = 0; term < terms.Length; term++)
        {
            for (var i = sorted.Starts[term]; i < sorted.Starts[term + 1]; i++)
            {
                var isNew = i == sorted.Starts[term] || sorted.Documents[i] != sorted.Documents[i - 1];
                if (!isNew)
                {
                    frequencies[^1]++;
                    continue;
                }

                postings.Add(sorted.Documents[i]);
                frequencies.Add(1);
                positionStarts.Add(i);
            }

            starts[term + 1] = postings.Count;
        }

        positionStarts.Add(sorted.Positions.Length);
        return WithImpacts(terms, ordinals, starts, (postings.ToArray(), frequencies.ToArray(), positionStarts.ToArray(), sorted.Positions));
    }

    private FieldPostings WithImpacts(string[] terms, Dictionary<string, int> ordinals, int[] starts, (int[] Documents, ushort[] Frequencies, int[] PositionStarts, ushort[] Positions) flat)
    {
        var view = new FieldPostingsView(flat.Documents, flat.Frequencies, norms);
        var ofTerms = new Impacts();
        for (var term = 0; term < terms.Length; term++) ofTerms.Add(view, starts[term], starts[term + 1]);
        var (blocks, blockStarts) = Grouped(view, starts, FieldPostings.BlockSize);
        var (many, manyStarts) = Grouped(view, starts, FieldPostings.ManySize);
        return new FieldPostings
        {
            Terms = terms,
            Ordinals = ordinals,
            Starts = starts,
            Documents = flat.Documents,
            Frequencies = flat.Frequencies,
            PositionStarts = flat.PositionStarts,
            Positions = flat.Positions,
            Norms = norms,
            TermImpacts = ofTerms,
            BlockImpacts = blocks,
            ManyImpacts = many,
            ManyStarts = manyStarts,
            Dense = DenseOf(view, starts),
            BlockStarts = blockStarts,
            DocumentCount = withField,
        };
    }

    private static (Impacts Impacts, int[] Starts) Grouped(FieldPostingsView view, int[] starts, int size)
    {
        var (impacts, groups) = (new Impacts(), new int[starts.Length]);
        for (var term = 0; term + 1 < starts.Length; term++)
        {
            var (from, to) = (starts[term], starts[term + 1]);
            for (var at = from; at < to; at += size) impacts.Add(view, at, Math.Min(to, at + size));
            groups[term + 1] = groups[term] + ((to - from + size - 1) / size);
        }

        return (impacts, groups);
    }

    private static byte[]?[] DenseOf(FieldPostingsView view, int[] starts)
    {
        var dense = new byte[]?[starts.Length - 1];
        for (var term = 0; term < dense.Length; term++)
        {
            var (from, to) = (starts[term], starts[term + 1]);
            if ((to - from) * FieldPostings.DenseShare < view.Norms.Length || view.Frequencies.AsSpan(from..to).ContainsAnyExceptInRange((ushort)1, (ushort)255)) continue;
            dense[term] = new byte[view.Norms.Length];
            for (var at = from; at < to; at++) dense[term]![view.Documents[at]] = (byte)view.Frequencies[at];
        }

        return dense;
    }
}
