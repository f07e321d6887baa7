using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>
/// Turns a message into numbers: what was seen in it, weighed by how rare it is among the examples (tf-idf), each view brought to length one.
/// What few examples have is left out: it says little about the next message and makes the model large.
/// </summary>
internal sealed class FeatureSpace
{
    public const int Buckets = 1 << 19;

    private const int LeastExamples = 6;

    private static readonly int Views = Enum.GetValues<View>().Length;

    private readonly FeatureReading reading;
    private readonly int[] places = new int[Buckets];
    private readonly float[] rarity;

    /// <param name="buckets">The buckets of the features that are kept, in order: a feature's number is its place here.</param>
    public FeatureSpace(FeatureReading reading, IReadOnlyList<int> buckets, float[] rarity)
    {
        (this.reading, this.rarity, Kept) = (reading, rarity, buckets);
        Array.Fill(places, -1);
        for (var place = 0; place < buckets.Count; place++) places[buckets[place]] = place;
    }

    public IReadOnlyList<int> Kept { get; }

    public IReadOnlyList<float> Rarity => rarity;

    public static FeatureSpace Learn(IReadOnlyList<int[]> keysOfExamples, FeatureReading reading)
    {
        var counts = new int[Buckets];
        foreach (var keys in keysOfExamples)
        {
            for (var i = 0; i < keys.Length; i++)
            {
                if (i == 0 || keys[i] != keys[i - 1]) counts[Feature.BucketOf(keys[i])]++;
            }
        }

        var kept = Enumerable.Range(0, Buckets).Where(bucket => counts[bucket] >= LeastExamples).ToArray();
        return new FeatureSpace(reading, kept, Array.ConvertAll(kept, bucket => (float)Math.Log((keysOfExamples.Count + 1.0) / counts[bucket])));
    }

    public static int[] Keys(IReadOnlyList<Feature> features)
    {
        var keys = new int[features.Count];
        for (var i = 0; i < keys.Length; i++) keys[i] = features[i].Key;
        Array.Sort(keys);
        return keys;
    }

    /// <summary>The number under which a feature is kept; -1 if it is not.</summary>
    public int PlaceOf(Feature feature) => places[Feature.BucketOf(feature.Key)];

    public List<Feature> Read(AnalyzedText text) => reading.Read(text);

    /// <param name="keys">Sorted; the same key as often as it was seen.</param>
    public Features Of(int[] keys)
    {
        var found = new List<int>(keys.Length);
        var weights = new List<float>(keys.Length);
        Span<float> squares = stackalloc float[Views];
        Span<int> ends = stackalloc int[Views];
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start]) end++;
            var place = places[Feature.BucketOf(keys[start])];
            if (place >= 0)
            {
                var view = (int)Feature.ViewOf(keys[start]);
                var weight = (1 + MathF.Log(end - start)) * rarity[place];
                squares[view] += weight * weight;
                found.Add(place);
                weights.Add(weight);
                ends[view] = found.Count;
            }

            start = end;
        }

        return new Features([.. found], Normal(weights, squares, ends));
    }

    private static float[] Normal(List<float> weights, ReadOnlySpan<float> squares, ReadOnlySpan<int> ends)
    {
        var normal = weights.ToArray();
        var start = 0;
        for (var view = 0; view < Views; view++)
        {
            for (; start < ends[view]; start++) normal[start] /= MathF.Sqrt(squares[view] * Views);
        }

        return normal;
    }
}
