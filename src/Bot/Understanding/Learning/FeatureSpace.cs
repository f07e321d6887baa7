using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>
/// Turns a message into numbers: what was seen in it, weighed by how rare it is among the examples (tf-idf), each view brought to length one.
/// What only one example has is left out: it says nothing about the next message.
/// </summary>
internal sealed class FeatureSpace
{
    public const int Buckets = 1 << 19;

    private const int LeastExamples = 2;

    private static readonly int Views = Enum.GetValues<View>().Length;

    private readonly FeatureReading reading;
    private readonly int[] places = new int[Buckets];
    private readonly List<float> rarity = [];

    private FeatureSpace(FeatureReading reading) => this.reading = reading;

    /// <summary>How many features are kept; a feature's number is below this.</summary>
    public int Size => rarity.Count;

    public static FeatureSpace Learn(IReadOnlyList<int[]> keysOfExamples, FeatureReading reading)
    {
        var space = new FeatureSpace(reading);
        var counts = new int[Buckets];
        foreach (var keys in keysOfExamples)
        {
            for (var i = 0; i < keys.Length; i++)
            {
                if (i == 0 || keys[i] != keys[i - 1]) counts[Feature.BucketOf(keys[i])]++;
            }
        }

        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            space.places[bucket] = counts[bucket] < LeastExamples ? -1 : space.rarity.Count;
            if (counts[bucket] >= LeastExamples) space.rarity.Add((float)Math.Log((keysOfExamples.Count + 1.0) / counts[bucket]));
        }

        return space;
    }

    public static int[] Keys(FeatureReading reading, AnalyzedText text)
    {
        var keys = reading.Read(text).Select(feature => feature.Key).ToArray();
        Array.Sort(keys);
        return keys;
    }

    public Features Of(AnalyzedText text) => Of(Keys(reading, text));

    /// <summary>The number under which a feature is kept; -1 if it is not.</summary>
    public int PlaceOf(Feature feature) => places[Feature.BucketOf(feature.Key)];

    public IReadOnlyList<Feature> Read(AnalyzedText text) => reading.Read(text);

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
