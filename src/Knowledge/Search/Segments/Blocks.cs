namespace SafeHelp.Knowledge.Search.Segments;

/// <summary>Documents are looked at sixty-four at a time, so that which of them match is one machine word.</summary>
internal static class Blocks
{
    public const int Size = 64;
    private const int Bits = 6;

    public static int Of(int document) => document >> Bits;

    public static int First(int block) => block << Bits;

    /// <summary>How many blocks hold so many documents.</summary>
    public static int Count(int documents) => (documents + Size - 1) >> Bits;

    public static ulong Bit(int document) => 1UL << document;

    public static int Within(int document) => document & (Size - 1);
}
