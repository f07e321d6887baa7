using System.Numerics;

namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>Linear classifiers while they learn: a row of weights a feature, all heads side by side.</summary>
internal sealed class LinearModel
{
    private readonly float[] weights;

    public LinearModel(int features)
    {
        weights = new float[(features + 1) * Stride];
        Size = features;
    }

    public static int Stride { get; } = (Heads.Classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    public int Size { get; }

    internal Span<float> Offsets => RowOf(Size);

    public float WeightOf(int feature, int label) => weights[(feature * Stride) + label];

    internal Span<float> RowOf(int feature) => weights.AsSpan(feature * Stride, Stride);

    internal void Sum(Features features, Span<float> sums)
    {
        Offsets.CopyTo(sums);
        for (var i = 0; i < features.Places.Length; i++) AddScaled(sums, RowOf(features.Places[i]), features.Weights[i]);
    }

    internal void Add(LinearModel other, float scale) => AddScaled(weights, other.weights, scale);

    internal static void Softmax(ReadOnlySpan<float> sums, Span<double> probabilities)
    {
        var highest = double.MinValue;
        foreach (var sum in sums) highest = Math.Max(highest, sum);
        var total = 0.0;
        for (var i = 0; i < probabilities.Length; i++) total += probabilities[i] = Math.Exp(sums[i] - highest);
        for (var i = 0; i < probabilities.Length; i++) probabilities[i] /= total;
    }

    private static void AddScaled(Span<float> sums, ReadOnlySpan<float> row, float scale)
    {
        for (var at = 0; at < row.Length; at += Vector<float>.Count)
        {
            var sum = new Vector<float>(sums[at..]) + (new Vector<float>(row[at..]) * scale);
            sum.CopyTo(sums[at..]);
        }
    }
}
