using SafeHelp.Bot.Outbox;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>Reads a talk on from a watermark, at once or when something comes.</summary>
internal sealed class ActivityReader(Talks talks, Arrivals arrivals, TimeProvider clock)
{
    // What another process says reaches this one's readers after this long at most.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    /// <summary>What there is now; null once the person has left.</summary>
    public async Task<ActivitySet?> ReadAsync(string conversationId, string userId, long after, CancellationToken cancel)
    {
        var said = await talks.ReadAsync(conversationId, after, cancel);
        return Talks.HasLeft(said) ? null : Set(said, conversationId, userId, after);
    }

    /// <summary>What there is as soon as there is something, or nothing after <paramref name="longest"/>.</summary>
    public async Task<ActivitySet?> WaitAsync(string conversationId, string userId, long after, TimeSpan longest, CancellationToken cancel)
    {
        var until = clock.GetUtcNow() + longest;
        while (true)
        {
            var arrival = arrivals.NextOf(conversationId);
            var set = await ReadAsync(conversationId, userId, after, cancel);
            var left = until - clock.GetUtcNow();
            if (set is null || set.Activities.Count > 0 || left <= TimeSpan.Zero) return set;
            await arrivals.WaitAsync(conversationId, arrival, left < LookAgain ? left : LookAgain, cancel);
        }
    }

    private static ActivitySet Set(IReadOnlyList<SaidActivity> said, string conversationId, string userId, long after)
    {
        var activities = said.Select(one => ActivityWriter.Write(one, conversationId, userId)).OfType<Activity>();
        return new ActivitySet([.. activities], Watermark.Write(said.Count == 0 ? after : said[^1].Sequence));
    }
}
