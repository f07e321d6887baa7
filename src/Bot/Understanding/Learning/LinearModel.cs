using System.Numerics;

namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>A linear classifier with several classes; its scores are probabilities (softmax).</summary>
internal sealed class LinearModel
{
    private readonly float[] weights;
    private readonly int stride;

    public LinearModel(int classes)
    {
        Classes = classes;
        stride = (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        weights = new float[(FeatureSpace.Buckets + 1) * stride];
    }

    public int Classes { get; }

    public long Bytes => weights.Length * sizeof(float);

    internal int Stride => stride;

    internal Span<float> RowOf(int bucket) => weights.AsSpan(bucket * stride, stride);

    internal Span<float> Offsets => RowOf(FeatureSpace.Buckets);

    public float WeightOf(int bucket, int label) => weights[(bucket * stride) + label];

    public double[] Probabilities(Features features)
    {
        Span<float> sums = stackalloc float[stride];
        Sum(features, sums);
        var probabilities = new double[Classes];
        Softmax(sums, probabilities);
        return probabilities;
    }

    internal void Sum(Features features, Span<float> sums)
    {
        Offsets.CopyTo(sums);
        for (var i = 0; i < features.Buckets.Length; i++) AddScaled(sums, RowOf(features.Buckets[i]), features.Weights[i]);
    }

    internal static void AddScaled(Span<float> sums, ReadOnlySpan<float> row, float scale)
    {
        for (var at = 0; at < row.Length; at += Vector<float>.Count)
        {
            var sum = new Vector<float>(sums[at..]) + (new Vector<float>(row[at..]) * scale);
            sum.CopyTo(sums[at..]);
        }
    }

    internal static void Softmax(ReadOnlySpan<float> sums, Span<double> probabilities)
    {
        var highest = double.MinValue;
        for (var i = 0; i < probabilities.Length; i++) highest = Math.Max(highest, sums[i]);
        var total = 0.0;
        for (var i = 0; i < probabilities.Length; i++) total += probabilities[i] = Math.Exp(sums[i] - highest);
        for (var i = 0; i < probabilities.Length; i++) probabilities[i] /= total;
    }
}
