namespace SafeHelp.Bot.Outbox;

/// <summary>The pace of each channel: its own, or the one agreed with the vendor for this account.</summary>
/// <param name="SendsPerMinute">Agreed sends a minute by channel; 0 for no limit.</param>
public sealed record PaceBook(IReadOnlyDictionary<string, int> SendsPerMinute)
{
    public ChannelPace Of(IChannelSender sender)
    {
        if (!SendsPerMinute.TryGetValue(sender.ChannelId, out var sends)) return sender.Pace;
        return sends == 0 ? ChannelPace.Unlimited : sender.Pace with { BetweenSends = TimeSpan.FromMinutes(1) / sends };
    }
}
