namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>FNV-1a over letters and over hashes, the same on every machine.</summary>
internal static class FeatureHash
{
    public const uint Start = 2166136261;

    private const uint Prime = 16777619;

    public static uint Of(ReadOnlySpan<char> text)
    {
        var hash = Start;
        foreach (var letter in text) hash = Add(hash, letter);
        return hash;
    }

    public static uint Add(uint hash, uint value) => (hash ^ value) * Prime;
}
