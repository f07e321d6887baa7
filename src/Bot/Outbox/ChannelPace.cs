namespace SafeHelp.Bot.Outbox;

/// <summary>How fast a vendor lets us send.</summary>
/// <param name="BetweenSends">Least time between two sends of the channel.</param>
/// <param name="BetweenSendsOfATalk">Least time between two sends to the same person.</param>
public sealed record ChannelPace(TimeSpan BetweenSends, TimeSpan BetweenSendsOfATalk)
{
    public static readonly ChannelPace Unlimited = new(TimeSpan.Zero, TimeSpan.Zero);
}
