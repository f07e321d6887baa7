namespace SafeHelp.Bot.Outbox;

/// <summary>How the line stands, for operators and staff: counts and ages, nothing of what was said.</summary>
public interface ILineStatus
{
    Task<LineStatus> ReadAsync(CancellationToken cancel);

    /// <summary>Replies that did not arrive as written since a moment, counted by day, channel and reason; the latest first.</summary>
    Task<IReadOnlyList<LostReplies>> LostAsync(DateTimeOffset since, CancellationToken cancel);

    /// <summary>Erases the bodies of what was answered or delivered before a moment; the counts and ids stay.</summary>
    /// <returns>Bodies erased.</returns>
    Task<int> EraseBodiesAsync(DateTimeOffset before, CancellationToken cancel);

    /// <summary>Gives up replies too old to help anybody, those of channels that are off too, and frees what a clock that was set back holds up.</summary>
    /// <returns>Replies given up.</returns>
    Task<int> UpkeepAsync(DateTimeOffset now, CancellationToken cancel);
}

/// <param name="OldestWaiting">When the oldest unanswered message came; null when none waits.</param>
/// <param name="OldestUndelivered">When the oldest undelivered reply was written; null when none waits.</param>
/// <param name="SetAside">Messages that kept failing and were answered with the emergency numbers.</param>
/// <param name="GivenUp">Replies that no vendor took.</param>
public sealed record LineStatus(long Waiting, DateTimeOffset? OldestWaiting, long Undelivered, DateTimeOffset? OldestUndelivered, long SetAside, long GivenUp)
{
    /// <summary>Replies in whose place help was sent, because something in them was not published any more.</summary>
    public long Withheld { get; init; }
}

/// <summary>How many replies did not arrive as written, for one reason, on one channel, on one day in Viet Nam.</summary>
/// <param name="Why">A code: of the window, of the vendor, or of what was withheld.</param>
public sealed record LostReplies(DateOnly Day, string ChannelId, string Why, long Count);
