namespace SafeHelp.Bot.Outbox;

/// <summary>How long to wait before a reply is tried again, and when it is given up.</summary>
public static class RetryDelays
{
    /// <summary>A reply older than this helps nobody; vendors' own windows (Telegram 24 h) close about then too.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(24);

    /// <summary>A vendor that asks for more is asked again after this: a limit that long is a mistake somewhere.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>No worker takes anything for longer.</summary>
    public static readonly TimeSpan LongestLease = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Doubles from one second to five minutes, with up to a quarter of jitter so that many replies do not come back at once.</summary>
    /// <param name="jitter">0 to 1.</param>
    public static TimeSpan After(int attempts, double jitter)
    {
        var wait = First * Math.Pow(2, Math.Min(attempts, 12));
        var capped = wait < Longest ? wait : Longest;
        return capped * (1 + (0.25 * jitter));
    }

    /// <summary>The wait that a vendor asked for, as far as we follow.</summary>
    public static TimeSpan? Shorter(TimeSpan? asked) => asked > LongestWait ? LongestWait : asked;
}
