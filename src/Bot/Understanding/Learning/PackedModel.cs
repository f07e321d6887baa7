using System.Numerics;

namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>
/// A learnt model as it is kept and used: a row of 8-bit weights a feature and a scale a class, a quarter of the size it was learnt in.
/// Its scores are probabilities (softmax within each head).
/// </summary>
internal sealed class PackedModel(sbyte[] weights, float[] scales, float[] offsets)
{
    /// <summary>Room for all classes, and a multiple of every vector width in use.</summary>
    public const int Stride = 32;

    private const float Steps = 127;

    public int Features => weights.Length / Stride;

    public long Bytes => weights.Length;

    public ReadOnlySpan<sbyte> Weights => weights;

    public ReadOnlySpan<float> Scales => scales;

    public ReadOnlySpan<float> Offsets => offsets;

    public static PackedModel Pack(LinearModel model)
    {
        var (weights, scales) = (new sbyte[model.Size * Stride], new float[Stride]);
        for (var label = 0; label < Heads.Classes; label++)
        {
            var largest = 1e-6f;
            for (var feature = 0; feature < model.Size; feature++) largest = Math.Max(largest, Math.Abs(model.WeightOf(feature, label)));
            scales[label] = largest / Steps;
            for (var feature = 0; feature < model.Size; feature++)
                weights[(feature * Stride) + label] = (sbyte)MathF.Round(model.WeightOf(feature, label) / scales[label]);
        }

        return new PackedModel(weights, scales, [.. model.Offsets[..Heads.Classes], .. new float[Stride - Heads.Classes]]);
    }

    public float WeightOf(int feature, int label) => weights[(feature * Stride) + label] * scales[label];

    public double[] Probabilities(Features features)
    {
        Span<float> sums = stackalloc float[Stride];
        for (var i = 0; i < features.Places.Length; i++) AddRow(sums, features.Places[i] * Stride, features.Weights[i]);
        for (var label = 0; label < Stride; label++) sums[label] = (sums[label] * scales[label]) + offsets[label];
        var probabilities = new double[Heads.Classes];
        foreach (var head in Heads.All) LinearModel.Softmax(sums.Slice(head.Start, head.Classes), probabilities.AsSpan(head.Start, head.Classes));
        return probabilities;
    }

    private void AddRow(Span<float> sums, int row, float scale)
    {
        for (var at = 0; at < Stride; at += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(weights, row + at), out var low, out var high);
            AddHalf(sums[at..], low, scale);
            AddHalf(sums[(at + Vector<short>.Count)..], high, scale);
        }
    }

    private static void AddHalf(Span<float> sums, Vector<short> weights, float scale)
    {
        Vector.Widen(weights, out var low, out var high);
        (new Vector<float>(sums) + (Vector.ConvertToSingle(low) * scale)).CopyTo(sums);
        var rest = sums[Vector<float>.Count..];
        (new Vector<float>(rest) + (Vector.ConvertToSingle(high) * scale)).CopyTo(rest);
    }
}
