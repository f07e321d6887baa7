using System.Runtime.InteropServices;

namespace SafeHelp.Knowledge.Search.Segments;

/// <summary>Gathers a field's occurrences in document order, then sorts them by term in one counting pass.</summary>
internal sealed class FieldPostingsBuilder(int documentCount)
{
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<object, int[]> sharedIds = new(ReferenceEqualityComparer.Instance);
    private readonly List<int> termIds = [];
    private readonly List<(int Document, int From)> stretches = [];
    private readonly byte[] norms = new byte[documentCount];
    private int withField;

    /// <summary>Documents come in rising order, each with all of its texts.</summary>
    public void Add(int document, IEnumerable<TextTerms> texts)
    {
        var before = termIds.Count;
        foreach (var text in texts)
        {
            if (text.IsShared) termIds.AddRange(SharedIds(text.Terms));
            else foreach (var term in text.Terms) termIds.Add(IdOf(term));
        }

        var length = termIds.Count - before;
        if (length == 0) return;
        norms[document] = SmallFloat.Encode(length);
        withField++;
        stretches.Add((document, before));
    }

    private int[] SharedIds(IReadOnlyList<string> terms)
    {
        if (!sharedIds.TryGetValue(terms, out var known)) sharedIds[terms] = known = [.. terms.Select(IdOf)];
        return known;
    }

    private int IdOf(string term)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids, term, out var isKnown);
        if (!isKnown) id = ids.Count - 1;
        return id;
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
        var (sortedDocuments, sortedPositions) = (new int[termIds.Count], new ushort[termIds.Count]);
        stretches.Add((norms.Length, termIds.Count));
        for (var stretch = 0; stretch + 1 < stretches.Count; stretch++)
        {
            var (document, from) = stretches[stretch];
            for (var i = from; i < stretches[stretch + 1].From; i++)
            {
                var at = next[ordinalOfId[termIds[i]]]++;
                (sortedDocuments[at], sortedPositions[at]) = (document, (ushort)Math.Min(i - from, ushort.MaxValue));
            }
        }

        return (starts, sortedDocuments, sortedPositions);
    }

    // Occurrences of one term in one document follow each other; they become one posting.
    private FieldPostings Flat(string[] terms, Dictionary<string, int> ordinals, (int[] Starts, int[] Documents, ushort[] Positions) sorted)
    {
        var starts = new int[terms.Length + 1];
        var (postings, frequencies, positionStarts) = (new List<int>(termIds.Count), new List<ushort>(termIds.Count), new List<int>(termIds.Count));
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
        var places = new TermPlaces(postings.Count);
        for (var i = 0; i < postings.Count; i++) places.Set(i, sorted.Positions.AsSpan(positionStarts[i]..positionStarts[i + 1]));
        return WithCommon(terms, ordinals, starts, (postings.ToArray(), frequencies.ToArray(), places));
    }

    private FieldPostings WithCommon(string[] terms, Dictionary<string, int> ordinals, int[] starts, (int[] Documents, ushort[] Frequencies, TermPlaces Places) flat)
    {
        var tables = new CommonTerms(norms.Length, Similarity.InverseLengths(withField == 0 ? 1 : (float)(termIds.Count / (double)withField)));
        var common = new CommonTerm?[terms.Length];
        for (var term = 0; term < terms.Length; term++)
        {
            var of = starts[term]..starts[term + 1];
            if (tables.IsCommon(of.End.Value - of.Start.Value)) common[term] = tables.Of(flat.Documents.AsSpan(of), flat.Frequencies.AsSpan(of), norms);
        }

        return new FieldPostings
        {
            Terms = terms,
            Ordinals = ordinals,
            Starts = starts,
            Documents = flat.Documents,
            Frequencies = flat.Frequencies,
            Places = flat.Places,
            TermCount = termIds.Count,
            Norms = norms,
            Common = common,
            CommonTerms = [.. Enumerable.Range(0, common.Length).Where(term => common[term] is not null)],
            DocumentCount = withField,
        };
    }
}
