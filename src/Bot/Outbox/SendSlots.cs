namespace SafeHelp.Bot.Outbox;

/// <summary>
/// Gives each send of a channel its moment, so that the vendor's pace is kept. The moments of the channel and of each talk are counted on; a pause in
/// between is not saved up but for a short burst.
/// </summary>
internal sealed class SendSlots(ChannelPace pace)
{
    private const int Forgotten = 4096;

    // Vendors count over a second or a minute, so a handful at once is within the law, and a lone message need not wait.
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(0.1);

    private readonly Dictionary<string, DateTimeOffset> nextOfTalk = [];
    private readonly Lock gate = new();
    private DateTimeOffset next = DateTimeOffset.UnixEpoch;

    public bool HasPace => pace != ChannelPace.Unlimited;

    /// <summary>How many sends fit into a time, at least one.</summary>
    public int Within(TimeSpan time, int most) =>
        pace.BetweenSends <= TimeSpan.Zero ? most : Math.Clamp((int)(time / pace.BetweenSends), 1, most);

    /// <summary>Takes the next moment at which this talk may be sent to.</summary>
    /// <returns>How long to wait from now.</returns>
    public TimeSpan Take(string conversationId, DateTimeOffset now)
    {
        if (!HasPace) return TimeSpan.Zero;
        lock (gate)
        {
            if (nextOfTalk.Count >= Forgotten) Forget(now);
            var moment = Later(now, Later(next - Burst, nextOfTalk.GetValueOrDefault(conversationId)));
            next = Later(now, next) + pace.BetweenSends;
            nextOfTalk[conversationId] = moment + pace.BetweenSendsOfATalk;
            return moment - now;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var talk in nextOfTalk.Where(talk => talk.Value <= now).Select(talk => talk.Key).ToList()) nextOfTalk.Remove(talk);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
