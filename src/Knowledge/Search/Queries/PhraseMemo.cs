using System.Buffers;

namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>The packed places of up to four terms in one document.</summary>
internal readonly record struct PhraseKey(ulong Early, ulong Late)
{
    public const int MostTerms = 4;

    public ulong Hash => (((Early * 0x9E3779B97F4A7C15) ^ Late) * 0xC2B2AE3D27D4EB4F) >> 40;
}

/// <summary>Remembers for a while how often a phrase was counted at the same places.</summary>
internal sealed class PhraseMemo : IDisposable
{
    private const int Slots = 1024;

    private (PhraseKey Key, float Frequency)[] kept = [];

    public bool TryRecall(PhraseKey key, out float frequency)
    {
        if (kept.Length == 0) Lend();
        ref var slot = ref kept[(int)key.Hash & (Slots - 1)];
        frequency = slot.Frequency;
        return slot.Key.Late == key.Late && slot.Key.Early == key.Early;
    }

    public float Remember(PhraseKey key, float frequency)
    {
        kept[(int)key.Hash & (Slots - 1)] = (key, frequency);
        return frequency;
    }

    public void Dispose()
    {
        if (kept.Length > 0) ArrayPool<(PhraseKey, float)>.Shared.Return(kept);
        kept = [];
    }

    private void Lend()
    {
        kept = ArrayPool<(PhraseKey, float)>.Shared.Rent(Slots);
        kept.AsSpan(0, Slots).Clear();
    }
}
