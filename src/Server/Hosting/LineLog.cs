using SafeHelp.Bot.Outbox;

namespace SafeHelp.Server.Hosting;

/// <summary>How the line stands as one line of the log: a warning when somebody waits for too long, silence while nothing waits and nothing changed.</summary>
internal sealed class LineLog(ILogger<LineLog> log, TimeProvider clock)
{
    // The same limits stand in docs/operations.md.
    private static readonly TimeSpan LongInInbox = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongInOutbox = TimeSpan.FromMinutes(5);

    private LineStatus? before;

    public void Write(LineStatus status)
    {
        var (inbox, outbox) = (Age(status.OldestWaiting), Age(status.OldestUndelivered));
        var isLate = inbox > LongInInbox || outbox > LongInOutbox;
        var isQuiet = status.Waiting + status.Undelivered == 0 && (status.SetAside, status.GivenUp) == (before?.SetAside ?? 0, before?.GivenUp ?? 0);
        before = status;
        if (isQuiet) return;
        log.Log(
            isLate ? LogLevel.Warning : LogLevel.Information,
            "Line: inbox {Waiting} waiting, oldest {InboxAge} s; outbox {Undelivered} undelivered, oldest {OutboxAge} s; {SetAside} set aside, {GivenUp} given up",
            status.Waiting, (long)inbox.TotalSeconds, status.Undelivered, (long)outbox.TotalSeconds, status.SetAside, status.GivenUp);
    }

    private TimeSpan Age(DateTimeOffset? since) => since is null ? TimeSpan.Zero : clock.GetUtcNow() - since.Value;
}
