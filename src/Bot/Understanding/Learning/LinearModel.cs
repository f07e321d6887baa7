using System.Numerics;

namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>Linear classifiers over one feature space, a row of weights a feature; their scores are probabilities (softmax within each head).</summary>
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

    public long Bytes => weights.Length * sizeof(float);

    internal Span<float> Offsets => RowOf(Size);

    public float WeightOf(int feature, int label) => weights[(feature * Stride) + label];

    public double[] Probabilities(Features features)
    {
        Span<float> sums = stackalloc float[Stride];
        Sum(features, sums);
        var probabilities = new double[Heads.Classes];
        foreach (var head in Heads.All) Softmax(sums.Slice(head.Start, head.Classes), probabilities.AsSpan(head.Start, head.Classes));
        return probabilities;
    }

    internal Span<float> RowOf(int feature) => weights.AsSpan(feature * Stride, Stride);

    internal void Sum(Features features, Span<float> sums)
    {
        Offsets.CopyTo(sums);
        for (var i = 0; i < features.Places.Length; i++) AddScaled(sums, RowOf(features.Places[i]), features.Weights[i]);
    }

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
