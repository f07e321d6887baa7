namespace SafeHelp.Bot.Outbox;

/// <summary>How long after a person's last message a vendor lets us write to her, and how often in a row.</summary>
/// <param name="Free">Without cost for this long; null where nothing costs.</param>
/// <param name="Open">At all for this long; null for ever.</param>
/// <param name="MostInARow">Messages to a person who does not answer; null for no cap.</param>
public sealed record WindowRules(TimeSpan? Free, TimeSpan? Open, int? MostInARow)
{
    public static readonly WindowRules None = new(null, null, null);

    /// <summary>What is left of the window for one person.</summary>
    public ReplyWindow Of(Heard heard, DateTimeOffset now)
    {
        if (heard.LastAt is not { } last) return ReplyWindow.NeverHeard;
        var left = MostInARow - heard.SentSince;
        return new ReplyWindow(Why(last, left, now), Left(last, Free, now), Left(last, Open, now), left is null ? null : Math.Max(0, left.Value));
    }

    private string? Why(DateTimeOffset last, int? left, DateTimeOffset now)
    {
        if (Left(last, Open, now) == TimeSpan.Zero) return "window-closed";
        return left <= 0 ? "enough-in-a-row" : null;
    }

    private static TimeSpan? Left(DateTimeOffset last, TimeSpan? length, DateTimeOffset now)
    {
        if (length is null) return null;
        var left = last + length.Value - now;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}

/// <summary>When a person was last heard, and how many messages she got since.</summary>
/// <param name="LastAt">Null when she never wrote: then nobody may write to her.</param>
public sealed record Heard(DateTimeOffset? LastAt, int SentSince)
{
    public static readonly Heard Never = new(null, 0);
}

/// <summary>What is left of the time and the messages in which a person may be answered.</summary>
/// <param name="WhyClosed">A code; null while she may be written to.</param>
/// <param name="FreeLeft">Null where nothing costs.</param>
/// <param name="OpenLeft">Null where the window never closes.</param>
/// <param name="MessagesLeft">Null where there is no cap.</param>
public sealed record ReplyWindow(string? WhyClosed, TimeSpan? FreeLeft, TimeSpan? OpenLeft, int? MessagesLeft)
{
    public static readonly ReplyWindow NeverHeard = new("never-heard", null, null, null);

    public bool IsOpen => WhyClosed is null;
}
