using System.Collections.Concurrent;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Bot.Outbox;

/// <summary>Raised when a reply waits for delivery, for each channel by itself.</summary>
public sealed class DeliverySignal
{
    private readonly ConcurrentDictionary<string, Signal> channels = new();

    public Signal Of(string channelId) => channels.GetOrAdd(channelId, _ => new Signal());

    public void Raise(string channelId) => Of(channelId).Raise();
}
