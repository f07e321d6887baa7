namespace SafeHelp.Staff.Doors;

/// <summary>Second-factor codes that were used while they are still good: whoever looked over a shoulder cannot use them again.</summary>
internal sealed class SpentCodes(TimeProvider clock)
{
    // Identity takes a code two steps of 30 seconds early or late.
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(3);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Account, string Code), DateTimeOffset> spent = [];

    /// <returns>False when it was spent before.</returns>
    public bool Spend(string account, string code)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            foreach (var old in spent.Where(one => now - one.Value > Life).Select(one => one.Key).ToList()) spent.Remove(old);
            return spent.TryAdd((account, code), now);
        }
    }
}
