namespace SafeHelp.Knowledge.Search.Segments;

/// <summary>
/// BM25 as Lucene's BM25Similarity since 8.0, which dropped the constant factor (k1 + 1): weight × tf / (tf + k1 × (1 − b + b × length / average)).
/// In single precision, so that scores are Lucene's to the rounding of a float.
/// </summary>
internal static class Similarity
{
    public const float K1 = 1.2f;
    public const float B = 0.75f;

    public static float Idf(long documentFrequency, long documentCount) =>
        (float)Math.Log(1 + ((documentCount - documentFrequency + 0.5) / (documentFrequency + 0.5)));

    /// <summary>The score at weight one.</summary>
    public static float Unit(float frequency, float inverseLength)
    {
        var dampened = frequency * inverseLength;
        return dampened / (1f + dampened);
    }

    /// <summary>For each encoded length, one over what dampens the frequency.</summary>
    public static float[] InverseLengths(float averageLength)
    {
        var inverse = new float[256];
        for (var i = 0; i < inverse.Length; i++)
            inverse[i] = 1f / (K1 * ((1 - B) + (B * SmallFloat.Decode((byte)i) / averageLength)));
        return inverse;
    }
}
