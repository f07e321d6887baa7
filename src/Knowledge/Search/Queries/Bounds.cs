using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>A lent row of numbers, all nought at first.</summary>
internal readonly ref struct Bounds : IDisposable
{
    private readonly float[] lent;

    public Bounds(int count)
    {
        lent = ArrayPool<float>.Shared.Rent(count);
        All = lent.AsSpan(0, count);
        All.Clear();
    }

    public Span<float> All { get; }

    /// <summary>Where both have something, the sum; else nothing.</summary>
    public static void KeepBoth(Span<float> sums, ReadOnlySpan<float> more)
    {
        var wide = Wide(sums);
        var wideMore = Wide(more);
        for (var i = 0; i < wide.Length; i++)
        {
            var both = Vector.BitwiseAnd(Vector.GreaterThan(wide[i], Vector<float>.Zero), Vector.GreaterThan(wideMore[i], Vector<float>.Zero));
            wide[i] = Vector.ConditionalSelect(both, wide[i] + wideMore[i], Vector<float>.Zero);
        }

        for (var i = wide.Length * Vector<float>.Count; i < sums.Length; i++) sums[i] = sums[i] > 0 && more[i] > 0 ? sums[i] + more[i] : 0;
    }

    /// <summary>Adds where there is something already.</summary>
    public static void AddToSome(Span<float> sums, ReadOnlySpan<float> more)
    {
        var wide = Wide(sums);
        var wideMore = Wide(more);
        for (var i = 0; i < wide.Length; i++)
            wide[i] = Vector.ConditionalSelect(Vector.GreaterThan(wide[i], Vector<float>.Zero), wide[i] + wideMore[i], Vector<float>.Zero);
        for (var i = wide.Length * Vector<float>.Count; i < sums.Length; i++) sums[i] = sums[i] > 0 ? sums[i] + more[i] : 0;
    }

    public static void Add(Span<float> sums, ReadOnlySpan<float> more)
    {
        var wide = Wide(sums);
        var wideMore = Wide(more);
        for (var i = 0; i < wide.Length; i++) wide[i] += wideMore[i];
        for (var i = wide.Length * Vector<float>.Count; i < sums.Length; i++) sums[i] += more[i];
    }

    /// <summary>Adds where a bit is set.</summary>
    public static void AddWhere(ulong mask, Span<float> sums, ReadOnlySpan<float> more)
    {
        for (; mask != 0; mask &= mask - 1)
        {
            var at = BitOperations.TrailingZeroCount(mask);
            sums[at] += more[at];
        }
    }

    public static void KeepHigher(Span<float> best, ReadOnlySpan<float> other)
    {
        var wide = Wide(best);
        var wideOther = Wide(other);
        for (var i = 0; i < wide.Length; i++) wide[i] = Vector.Max(wide[i], wideOther[i]);
        for (var i = wide.Length * Vector<float>.Count; i < best.Length; i++) best[i] = Math.Max(best[i], other[i]);
    }

    public static void KeepLower(Span<float> best, ReadOnlySpan<float> other)
    {
        var wide = Wide(best);
        var wideOther = Wide(other);
        for (var i = 0; i < wide.Length; i++) wide[i] = Vector.Min(wide[i], wideOther[i]);
        for (var i = wide.Length * Vector<float>.Count; i < best.Length; i++) best[i] = Math.Min(best[i], other[i]);
    }

    public static float Highest(ReadOnlySpan<float> values)
    {
        var wide = Wide(values);
        var best = Vector<float>.Zero;
        foreach (var some in wide) best = Vector.Max(best, some);
        var highest = 0f;
        for (var i = 0; i < Vector<float>.Count; i++) highest = Math.Max(highest, best[i]);
        for (var i = wide.Length * Vector<float>.Count; i < values.Length; i++) highest = Math.Max(highest, values[i]);
        return highest;
    }

    /// <summary>Of up to sixty-four numbers, those above a floor.</summary>
    public static ulong Above(ReadOnlySpan<float> values, float floor)
    {
        var mask = 0UL;
        for (var i = values.Length - 1; i >= 0; i--) mask = (mask << 1) | (values[i] > floor ? 1UL : 0);
        return mask;
    }

    public void Dispose() => ArrayPool<float>.Shared.Return(lent);

    private static Span<Vector<float>> Wide(Span<float> values) => MemoryMarshal.Cast<float, Vector<float>>(values);

    private static ReadOnlySpan<Vector<float>> Wide(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, Vector<float>>(values);
}
