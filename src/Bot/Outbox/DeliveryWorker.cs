using SafeHelp.Bot.Turns;

namespace SafeHelp.Bot.Outbox;

/// <summary>Takes replies that are due and hands them to their channels, each channel by itself; given up only visibly.</summary>
public sealed class DeliveryWorker(
    IOutbox outbox, IEnumerable<IChannelSender> senders, PaceBook paces, DeliverySignal departures, WayOut wayOut, IWorkLog log,
    TimeProvider clock) : IDisposable
{
    private readonly List<ChannelDelivery> channels =
        [.. senders.Select(sender => new ChannelDelivery(outbox, sender, new SendSlots(paces.Of(sender)), departures.Of(sender.ChannelId), wayOut, log, clock))];

    public void Dispose() => channels.ForEach(channel => channel.Dispose());

    /// <summary>Returns when stopped and what was under way is finished.</summary>
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(channels.Select(channel => channel.RunAsync(stop)));

    /// <summary>Delivers what is due now.</summary>
    /// <returns>Replies taken.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancel) =>
        (await Task.WhenAll(channels.Select(channel => channel.RunOnceAsync(cancel)))).Sum();
}
