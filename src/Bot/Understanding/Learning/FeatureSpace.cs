using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>Turns a message into numbers: hashed feature names weighed by how rare they are among the examples (tf-idf), each view brought to length one.</summary>
internal sealed class FeatureSpace
{
    public const int Buckets = 1 << 17;

    private static readonly int Views = Enum.GetValues<View>().Length;

    private readonly FeatureNames names;
    private readonly float[] rarity = new float[Buckets];

    private FeatureSpace(FeatureNames names) => this.names = names;

    public static FeatureSpace Learn(IReadOnlyList<AnalyzedText> texts, IReadOnlyDictionary<string, string> regional)
    {
        var space = new FeatureSpace(new FeatureNames(regional));
        var counts = new int[Buckets];
        var lastSeenIn = new int[Buckets];
        for (var i = 0; i < texts.Count; i++)
        {
            var document = i + 1;
            space.names.Visit(texts[i], (view, name) =>
            {
                var bucket = Bucket(view, name);
                if (lastSeenIn[bucket] == document) return;
                lastSeenIn[bucket] = document;
                counts[bucket]++;
            });
        }

        for (var bucket = 0; bucket < Buckets; bucket++)
            space.rarity[bucket] = counts[bucket] == 0 ? 0 : (float)Math.Log((texts.Count + 1.0) / counts[bucket]);
        return space;
    }

    public Features Of(AnalyzedText text)
    {
        var counts = new Dictionary<int, (View View, int Count)>();
        names.Visit(text, (view, name) =>
        {
            var bucket = Bucket(view, name);
            counts[bucket] = (view, counts.GetValueOrDefault(bucket).Count + 1);
        });
        return Weigh(counts);
    }

    private Features Weigh(Dictionary<int, (View View, int Count)> counts)
    {
        var buckets = counts.Keys.Where(bucket => rarity[bucket] > 0).Order().ToArray();
        var weights = new float[buckets.Length];
        var squares = new double[Views];
        for (var i = 0; i < buckets.Length; i++)
        {
            var (view, count) = counts[buckets[i]];
            weights[i] = (1 + MathF.Log(count)) * rarity[buckets[i]];
            squares[(int)view] += weights[i] * weights[i];
        }

        for (var i = 0; i < buckets.Length; i++) weights[i] /= (float)Math.Sqrt(squares[(int)counts[buckets[i]].View] * Views);
        return new Features(buckets, weights);
    }

    private static int Bucket(View view, string name)
    {
        var hash = 2166136261u + (uint)view;
        foreach (var letter in name) hash = (hash ^ letter) * 16777619u;
        return (int)((hash ^ (hash >> 15)) & (Buckets - 1));
    }
}
