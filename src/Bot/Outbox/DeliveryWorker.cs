using SafeHelp.Bot.Turns;

namespace SafeHelp.Bot.Outbox;

/// <summary>Takes replies that are due and hands them to their channels: in order within a talk, retried with back-off, given up only visibly.</summary>
public sealed class DeliveryWorker(
    IOutbox outbox, IEnumerable<IChannelSender> senders, DeliverySignal departures, IWorkLog log, TimeProvider clock)
{
    private const int Batch = 64;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, IChannelSender> senders = senders.ToDictionary(sender => sender.ChannelId);

    public async Task RunAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                if (await RunOnceAsync(cancel) == 0) await departures.WaitAsync(await UntilNextAsync(cancel), clock, cancel);
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested)
            {
                log.WorkerFailed(nameof(DeliveryWorker), fault);
                await Task.Delay(Idle, clock, cancel);
            }
        }
    }

    /// <summary>Delivers what is due now.</summary>
    /// <returns>Replies taken.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var taken = await outbox.TakeDueAsync(now, now + Lease, Batch, cancel);
        await Task.WhenAll(taken.Select(reply => DeliverAsync(reply, cancel)));
        return taken.Count;
    }

    private async Task<TimeSpan> UntilNextAsync(CancellationToken cancel)
    {
        var due = await outbox.NextDueAsync(cancel);
        var wait = due is null ? Idle : due.Value - clock.GetUtcNow();
        return wait < Idle ? TimeSpan.FromMilliseconds(Math.Max(10, wait.TotalMilliseconds)) : Idle;
    }

    private async Task DeliverAsync(OutgoingReply reply, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        switch (await SendAsync(reply, cancel))
        {
            case Delivery.Sent:
                await outbox.MarkSentAsync(reply, now, cancel);
                break;
            case Delivery.TryAgain again when now - reply.CreatedAt < RetryDelays.GiveUpAfter:
                var wait = again.After ?? RetryDelays.After(reply.Attempts, Random.Shared.NextDouble());
                log.DeliveryPostponed(reply.ChannelId, reply.ConversationKey, again.Why, wait);
                await outbox.PostponeAsync(reply, now + wait, again.Why, cancel);
                break;
            case Delivery.TryAgain again:
                await GiveUpAsync(reply, now, again.Why, cancel);
                break;
            case Delivery.Refused refused:
                await GiveUpAsync(reply, now, refused.Why, cancel);
                break;
        }
    }

    private async Task GiveUpAsync(OutgoingReply reply, DateTimeOffset now, string why, CancellationToken cancel)
    {
        log.ReplyGivenUp(reply.ChannelId, reply.ConversationKey, why);
        await outbox.GiveUpAsync(reply, now, why, cancel);
    }

    // A sender that throws must not stop the replies of other talks; what it threw counts as "not now".
    private async Task<Delivery> SendAsync(OutgoingReply reply, CancellationToken cancel)
    {
        if (!senders.TryGetValue(reply.ChannelId, out var sender)) return new Delivery.TryAgain(null, "channel-off");
        try
        {
            return await sender.SendAsync(reply.ConversationId, reply.Reply, cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.WorkerFailed(sender.ChannelId, fault);
            return new Delivery.TryAgain(null, fault.GetType().Name);
        }
    }
}
