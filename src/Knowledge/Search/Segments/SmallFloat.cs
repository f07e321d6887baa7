using System.Numerics;

namespace SafeHelp.Knowledge.Search.Segments;

/// <summary>Lengths in one byte, exactly as Lucene's SmallFloat: up to 39 as they are, beyond with four significant bits.</summary>
internal static class SmallFloat
{
    private const int MostEncoded = 231;
    private const int Exact = 255 - MostEncoded;

    public static byte Encode(int length) => (byte)(length < Exact ? length : Exact + Shrink(length - Exact));

    public static int Decode(byte encoded) => encoded < Exact ? encoded : Exact + Grow(encoded - Exact);

    private static int Shrink(int value)
    {
        var bits = 32 - BitOperations.LeadingZeroCount((uint)value);
        if (bits < 4) return value;
        var shift = bits - 4;
        return ((value >>> shift) & 0x07) | ((shift + 1) << 3);
    }

    private static int Grow(int encoded)
    {
        var (bits, shift) = (encoded & 0x07, (encoded >>> 3) - 1);
        return shift < 0 ? bits : (bits | 0x08) << shift;
    }
}
