using System.Diagnostics;
using System.Diagnostics.Metrics;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Server.Hosting;

/// <summary>What is measured of the line: counts, times and codes by channel; nothing that was said, nobody's name, number or place.</summary>
internal sealed class LineMeters : IDisposable
{
    public const string Name = "SafeHelp.Line";

    private readonly Meter meter = new(Name);
    private readonly ActivitySource spans = new(Name);
    private readonly ILineStatus line;
    private readonly TimeProvider clock;
    private readonly Histogram<double> turns;
    private readonly Histogram<double> deliveries;
    private readonly Counter<long> postponed;
    private readonly Counter<long> givenUp;
    private readonly Counter<long> setAside;
    private LineStatus? status;

    public LineMeters(ILineStatus line, TimeProvider clock)
    {
        this.line = line;
        this.clock = clock;
        turns = meter.CreateHistogram<double>("safehelp.turn.duration", "s", "Time to decide what is answered.");
        deliveries = meter.CreateHistogram<double>("safehelp.reply.age", "s", "Age of replies when the vendor took them.");
        postponed = meter.CreateCounter<long>("safehelp.reply.postponed", description: "Replies put off, by the vendor's code.");
        givenUp = meter.CreateCounter<long>("safehelp.reply.given_up", description: "Replies that no vendor took.");
        setAside = meter.CreateCounter<long>("safehelp.message.set_aside", description: "Messages that kept failing.");
        meter.CreateObservableGauge("safehelp.inbox.waiting", () => status?.Waiting ?? 0);
        meter.CreateObservableGauge("safehelp.inbox.age", () => Age(status?.OldestWaiting), "s");
        meter.CreateObservableGauge("safehelp.outbox.waiting", () => status?.Undelivered ?? 0);
        meter.CreateObservableGauge("safehelp.outbox.age", () => Age(status?.OldestUndelivered), "s");
    }

    public void TurnDone(string channelId, TimeSpan took) => Note("turn", turns, channelId, took);

    public void ReplySent(string channelId, TimeSpan after) => Note("reply", deliveries, channelId, after);

    public void Postponed(string channelId, string why) => postponed.Add(1, Channel(channelId), new("code", why));

    public void GivenUp(string channelId, string why) => givenUp.Add(1, Channel(channelId), new("code", why));

    public void SetAside() => setAside.Add(1);

    /// <summary>Reads the state of the line for the gauges, which must answer at once.</summary>
    public async Task RefreshAsync(CancellationToken cancel) => status = await line.ReadAsync(cancel);

    public void Dispose()
    {
        meter.Dispose();
        spans.Dispose();
    }

    // The span is written when it is over, from the moment and the time that were taken anyway.
    private void Note(string what, Histogram<double> times, string channelId, TimeSpan took)
    {
        times.Record(took.TotalSeconds, Channel(channelId));
        if (!spans.HasListeners()) return;
        var end = clock.GetUtcNow();
        using var span = spans.StartActivity(what, ActivityKind.Internal, default(ActivityContext), [Channel(channelId)], startTime: end - took);
        span?.SetEndTime(end.UtcDateTime);
    }

    private double Age(DateTimeOffset? since) => since is null ? 0 : (clock.GetUtcNow() - since.Value).TotalSeconds;

    private static KeyValuePair<string, object?> Channel(string channelId) => new("channel", channelId);
}
