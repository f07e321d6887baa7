using SafeHelp.Bot.Outbox;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>Reads a talk on from a watermark, at once or when something comes.</summary>
internal sealed class ActivityReader(Talks talks, Arrivals arrivals, TimeProvider clock)
{
    // News wakes readers at once; what got lost on its way from another process is found after this long at most.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);

    /// <summary>What there is now; null once the person has left.</summary>
    public async Task<ActivitySet?> ReadAsync(TalkReader reader, long after, CancellationToken cancel)
    {
        var said = await talks.ReadAsync(reader.ConversationId, after, cancel);
        return Talks.HasLeft(said) ? null : Set(said, reader, after);
    }

    /// <summary>What there is as soon as there is something, or nothing after <paramref name="longest"/>.</summary>
    public async Task<ActivitySet?> WaitAsync(TalkReader reader, long after, TimeSpan longest, CancellationToken cancel)
    {
        var until = clock.GetUtcNow() + longest;
        while (true)
        {
            var arrival = arrivals.NextOf(reader.ConversationId);
            var set = await ReadAsync(reader, after, cancel);
            var left = until - clock.GetUtcNow();
            if (set is null || set.Activities.Count > 0 || left <= TimeSpan.Zero) return set;
            await arrivals.WaitAsync(reader.ConversationId, arrival, left < LookAgain ? left : LookAgain, cancel);
        }
    }

    private static ActivitySet Set(IReadOnlyList<SaidActivity> said, TalkReader reader, long after)
    {
        var activities = said.Select(one => ActivityWriter.Write(one, reader)).OfType<Activity>();
        return new ActivitySet([.. activities], Watermark.Write(said.Count == 0 ? after : said[^1].Sequence));
    }
}
