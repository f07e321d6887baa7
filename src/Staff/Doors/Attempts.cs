namespace SafeHelp.Staff.Doors;

/// <summary>
/// Failed sign-ins of the last quarter of an hour, by network address and by account, in this process: what tries many accounts from one address,
/// or one account from many, is stopped before a password is looked at. Identity's own lock-out is in the database and holds for all processes.
/// </summary>
internal sealed class Attempts(TimeProvider clock)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private const int MostByAddress = 30;
    private const int MostByAccount = 10;
    private const int MostKept = 20_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<DateTimeOffset>> failures = [];

    public bool MayTry(string address, string account)
    {
        lock (gate) return Count(ByAddress(address)) < MostByAddress && Count(ByAccount(account)) < MostByAccount;
    }

    public void Failed(string address, string account)
    {
        lock (gate)
        {
            if (failures.Count > MostKept) Forget();
            Add(ByAddress(address));
            Add(ByAccount(account));
        }
    }

    public void Succeeded(string account)
    {
        lock (gate) failures.Remove(ByAccount(account));
    }

    private static string ByAddress(string address) => "from " + address;

    private static string ByAccount(string account) => "to " + account;

    private int Count(string key)
    {
        if (!failures.TryGetValue(key, out var times)) return 0;
        var since = clock.GetUtcNow() - Window;
        times.RemoveAll(time => time < since);
        if (times.Count == 0) failures.Remove(key);
        return times.Count;
    }

    private void Add(string key)
    {
        if (!failures.TryGetValue(key, out var times)) failures[key] = times = [];
        if (times.Count < MostByAddress) times.Add(clock.GetUtcNow());
    }

    private void Forget()
    {
        foreach (var key in failures.Keys.ToList()) Count(key);
        if (failures.Count > MostKept) failures.Clear();
    }
}
