using System.Collections.Concurrent;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Bot.Outbox;

/// <summary>Raised when a reply waits for delivery, for each channel by itself.</summary>
public sealed class DeliverySignal
{
    private readonly ConcurrentDictionary<string, ChannelSignal> channels = new();

    public ChannelSignal Of(string channelId) => channels.GetOrAdd(channelId, _ => new ChannelSignal());

    public void Raise(string channelId) => Of(channelId).Raise();
}

/// <summary>Raised when a reply of one channel waits.</summary>
public sealed class ChannelSignal : Signal
{
    /// <summary>For replies that are delivered by the process that wrote them.</summary>
    public Hands<OutgoingReply> Hands { get; } = new();
}
