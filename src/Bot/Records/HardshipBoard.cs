namespace SafeHelp.Bot.Records;

/// <summary>What this process tells the public of hardship: counts of communes, without those that are too small. Nothing of a person ever stands here.</summary>
public sealed class HardshipBoard
{
    private volatile IReadOnlyDictionary<string, int> counts = new Dictionary<string, int>();

    /// <summary>How many needs a commune has; null where there are none, or so few that the number could point at somebody.</summary>
    public int? Count(string commune) => counts.TryGetValue(commune, out var count) ? count : null;

    public void Swap(IReadOnlyDictionary<string, int> next) => counts = next;
}
