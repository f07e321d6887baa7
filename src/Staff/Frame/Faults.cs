namespace SafeHelp.Staff.Frame;

/// <summary>What is wrong in a form, by field, so that each fault stands beside its field.</summary>
public sealed class Faults
{
    private readonly Dictionary<string, string> byField = [];

    public bool Any => byField.Count > 0;

    public IEnumerable<string> Fields => byField.Keys;

    public string? Of(string field) => byField.GetValueOrDefault(field);

    /// <summary>The first fault of a field stands; "" is the whole form.</summary>
    public void Add(string field, string words) => byField.TryAdd(field, words);

    /// <summary>Notes the fault unless the claim holds.</summary>
    public void Unless(bool holds, string field, string words)
    {
        if (!holds) Add(field, words);
    }
}
