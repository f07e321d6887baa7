namespace SafeHelp.Knowledge.Search.Segments;

/// <summary>How often a term is in a document, and how long that document's field is.</summary>
internal readonly record struct Grade(ushort Frequency, byte Norm);

/// <summary>
/// What is kept of a term that many documents carry: its postings by block, and for each posting and each block's best the code of its grade.
/// There are few grades, so the scores of all of them are worked out once and looked up.
/// </summary>
internal sealed class CommonTerm
{
    private volatile Units? units;

    /// <summary>Postings of block b stand at Starts[b] up to Starts[b + 1], counted from the term's first.</summary>
    public required int[] Starts { get; init; }

    /// <summary>Of each block, which documents carry the term.</summary>
    public required ulong[] Masks { get; init; }

    /// <summary>Of each block, the highest code; nought where none carries the term.</summary>
    public required byte[] Best { get; init; }

    /// <summary>Of each posting, the code of its grade; a higher code is a better grade.</summary>
    public required byte[] Codes { get; init; }

    /// <summary>Code c stands for Grades[c - 1].</summary>
    public required Grade[] Grades { get; init; }

    /// <summary>False where grades were so many that some share a code.</summary>
    public required bool IsExact { get; init; }

    /// <summary>The unit scores of its codes under an average length; kept, because that changes only with the index.</summary>
    public Units UnitsOf(FieldStatistics statistics)
    {
        var known = units;
        return known is not null && known.InverseLengths == statistics.InverseLengths ? known : units = new Units(Grades, statistics.InverseLengths);
    }
}

/// <summary>For each code the score at weight one.</summary>
internal sealed class Units
{
    private readonly float[] bounds = new float[256];

    public Units(Grade[] grades, float[] inverseLengths)
    {
        InverseLengths = inverseLengths;
        for (var code = 1; code <= grades.Length; code++)
        {
            Exact[code] = Similarity.Unit(grades[code - 1].Frequency, inverseLengths[grades[code - 1].Norm]);
            bounds[code] = Math.Max(bounds[code - 1], Exact[code]);
        }

        Best = bounds[grades.Length];
    }

    public float[] InverseLengths { get; }

    public float[] Exact { get; } = new float[256];

    /// <summary>No code up to this one scores above: another average length may turn the order of two grades.</summary>
    public float[] Bounds => bounds;

    public float Best { get; }
}
