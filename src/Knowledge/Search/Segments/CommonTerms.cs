namespace SafeHelp.Knowledge.Search.Segments;

/// <summary>Makes the tables of common terms, one term after another.</summary>
internal sealed class CommonTerms(int documentCount, float[] inverseLengths)
{
    private const int MostCodes = 255;
    private const int MostFrequency = 15;

    /// <summary>A term in fewer documents than one of so many has no tables: its postings are walked.</summary>
    private const int Share = 256;

    private readonly byte[] codeOfKey = new byte[(MostFrequency + 1) << 8];
    private readonly ushort[] highest = new ushort[(MostFrequency + 1) << 8];
    private readonly List<int> keys = [];

    public bool IsCommon(int documentFrequency) => documentFrequency >= Math.Max(32, documentCount / Share);

    public CommonTerm Of(ReadOnlySpan<int> documents, ReadOnlySpan<ushort> frequencies, byte[] norms)
    {
        GatherKeys(documents, frequencies, norms);
        var grades = Graded();
        var codes = new byte[documents.Length];
        var blocks = Blocks.Count(documentCount);
        var (starts, masks, best) = (new int[blocks + 1], new ulong[blocks], new byte[blocks]);
        for (var i = 0; i < codes.Length; i++)
        {
            var block = Blocks.Of(documents[i]);
            codes[i] = codeOfKey[Key(frequencies[i], norms[documents[i]])];
            masks[block] |= Blocks.Bit(documents[i]);
            best[block] = Math.Max(best[block], codes[i]);
            starts[block + 1] = i + 1;
        }

        for (var block = 1; block <= blocks; block++) starts[block] = Math.Max(starts[block], starts[block - 1]);
        var isExact = keys.Count <= MostCodes && !frequencies.ContainsAnyExceptInRange((ushort)0, (ushort)(MostFrequency - 1));
        return new CommonTerm { Starts = starts, Masks = masks, Best = best, Codes = codes, Grades = grades, IsExact = isExact };
    }

    private static int Key(ushort frequency, byte norm) => (Math.Min(frequency, (ushort)MostFrequency) << 8) | norm;

    private void GatherKeys(ReadOnlySpan<int> documents, ReadOnlySpan<ushort> frequencies, byte[] norms)
    {
        foreach (var key in keys) highest[key] = 0;
        keys.Clear();
        for (var i = 0; i < documents.Length; i++)
        {
            var key = Key(frequencies[i], norms[documents[i]]);
            if (highest[key] == 0) keys.Add(key);
            highest[key] = Math.Max(highest[key], frequencies[i]);
        }
    }

    // Worst first. Where grades are more than codes, the worst of them share the first code and are taken to be as good as can be.
    private Grade[] Graded()
    {
        keys.Sort((a, b) => Unit(a).CompareTo(Unit(b)));
        var shared = Math.Max(0, keys.Count - MostCodes);
        var grades = new Grade[keys.Count - shared];
        for (var i = 0; i < keys.Count; i++)
        {
            var at = Math.Max(0, i - shared);
            codeOfKey[keys[i]] = (byte)(at + 1);
            var (known, grade) = (grades[at], new Grade(highest[keys[i]], (byte)keys[i]));
            grades[at] = known.Frequency == 0 ? grade : new Grade(Math.Max(known.Frequency, grade.Frequency), Math.Min(known.Norm, grade.Norm));
        }

        return grades;
    }

    private float Unit(int key) => Similarity.Unit(highest[key], inverseLengths[(byte)key]);
}
