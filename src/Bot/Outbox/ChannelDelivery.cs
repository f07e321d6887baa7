using System.Collections.Concurrent;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Bot.Outbox;

/// <summary>Delivers one channel's replies: many at once, in order within a talk, at the vendor's pace, so that a slow vendor holds up nobody else's.</summary>
internal sealed class ChannelDelivery(
    IOutbox outbox, IChannelSender sender, SendSlots slots, ChannelSignal departures, WayOut wayOut, IWorkLog log, TimeProvider clock) : IDisposable
{
    private const int MostAtOnce = 64;

    // Where there is no pace, what is taken waits for no moment but only for those before it; no more are with the vendor at once.
    private const int MostWithoutPace = 256;

    // A send that takes longer is given up well before anybody else may take the reply.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    // What waits for its moment here can neither be overtaken by an emergency nor taken by another process when its lease is over.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly int mostAtOnce = slots.HasPace ? slots.Within(LongestWait, MostAtOnce) : MostWithoutPace;
    private readonly ConcurrentDictionary<long, Flight> underWay = new();
    private readonly SemaphoreSlim atVendor = new(MostAtOnce);

    private int Free => mostAtOnce - underWay.Count - departures.Hands.Busy;

    public void Dispose() => atVendor.Dispose();

    /// <summary>Returns when stopped and what was under way is finished.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        departures.Hands.Open(() => mostAtOnce - underWay.Count, TakeOver, Lease);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (await StartDueAsync(stop) == 0) await departures.WaitAsync(await UntilNextAsync(stop), clock, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                log.WorkerFailed(sender.ChannelId, fault);
                await Task.WhenAny(Task.Delay(Idle, clock, stop));
            }
        }

        await departures.Hands.CloseAsync();
        await Task.WhenAll(underWay.Values.Select(flight => flight.Task));
    }

    /// <summary>Delivers what is due now and waits for it.</summary>
    /// <returns>Replies taken.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancel)
    {
        var started = await StartDueAsync(cancel);
        await Task.WhenAll(underWay.Values.Select(flight => flight.Task));
        return started;
    }

    private async Task<int> StartDueAsync(CancellationToken cancel)
    {
        var free = Free;
        if (free <= 0)
        {
            // Whoever is done next looks again.
            departures.Hands.Looked(hasMore: true);
            return 0;
        }

        var now = clock.GetUtcNow();
        var taken = await outbox.TakeDueAsync(sender.ChannelId, new OutboxTerms(now, now + Lease, free), cancel);
        var wasFull = taken.Count == free;
        departures.Hands.Looked(hasMore: wasFull);
        foreach (var reply in taken) Start(reply, wasFull);
        return taken.Count;
    }

    private Task TakeOver(OutgoingReply reply)
    {
        Start(reply, wasFull: false);
        return Task.CompletedTask;
    }

    private void Start(OutgoingReply reply, bool wasFull)
    {
        var before = underWay.GetValueOrDefault(reply.ConversationKey);
        // What is under way is left alone even if a clock that jumped made its lease look over.
        if (before?.Sequence == reply.Sequence) return;
        var start = new TaskCompletionSource();
        var flight = new Flight(reply.Sequence);
        flight.Task = RunAsync();
        underWay[reply.ConversationKey] = flight;
        start.SetResult();

        async Task RunAsync()
        {
            await start.Task.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            // The one before it is marked as sent already, or this one would not have been taken; it only has to end.
            if (before is not null) await before.Task;
            var mayBeMore = await DeliverAsync(reply) || wasFull || departures.Hands.IsLineWaiting;
            underWay.TryRemove(new KeyValuePair<long, Flight>(reply.ConversationKey, flight));
            if (mayBeMore) departures.Raise();
        }
    }

    private async Task<TimeSpan> UntilNextAsync(CancellationToken cancel)
    {
        if (Free <= 0) return Idle;
        var due = await outbox.NextDueAsync(sender.ChannelId, cancel);
        var wait = due is null ? Idle : due.Value - clock.GetUtcNow();
        return wait < Idle ? TimeSpan.FromMilliseconds(Math.Max(10, wait.TotalMilliseconds)) : Idle;
    }

    private async Task<bool> DeliverAsync(OutgoingReply reply)
    {
        // Behind a vendor that hangs it would be sent when its lease is nearly over.
        if (!await atVendor.WaitAsync(LongestWait)) return await KeepAsync(() => PostponeAsync(reply, clock.GetUtcNow()));
        try
        {
            return await DeliverNowAsync(reply);
        }
        finally
        {
            atVendor.Release();
        }
    }

    private async Task<bool> DeliverNowAsync(OutgoingReply reply)
    {
        var outgoing = wayOut.Look(reply.Reply);
        var delivery = await SendAsync(reply with { Reply = outgoing.Reply });
        var now = clock.GetUtcNow();
        switch (delivery)
        {
            case Delivery.TryAgain again when now - reply.CreatedAt < RetryDelays.GiveUpAfter:
                var wait = RetryDelays.Shorter(again.After) ?? RetryDelays.After(reply.Attempts, Random.Shared.NextDouble());
                log.DeliveryPostponed(reply.ChannelId, reply.ConversationKey, again.Why, wait);
                return await KeepAsync(() => PostponeAsync(reply, now + wait));
            case Delivery.TryAgain again:
                return await GiveUpAsync(reply, now, again.Why);
            case Delivery.Refused refused:
                return await GiveUpAsync(reply, now, refused.Why);
            default:
                var sent = reply with { SentIds = (delivery as Delivery.Sent)?.MessageIds ?? [], Withheld = outgoing.Withheld };
                if (outgoing.Withheld is { } why) log.ReplyWithheld(reply.ChannelId, reply.ConversationKey, why);
                log.ReplySent(reply.ChannelId, now - reply.CreatedAt);
                return await KeepAsync(() => outbox.MarkSentAsync(sent, now, CancellationToken.None));
        }
    }

    private Task<bool> GiveUpAsync(OutgoingReply reply, DateTimeOffset now, string why)
    {
        log.ReplyGivenUp(reply.ChannelId, reply.ConversationKey, why);
        return KeepAsync(() => outbox.GiveUpAsync(reply, now, why, CancellationToken.None));
    }

    private async Task<bool> PostponeAsync(OutgoingReply reply, DateTimeOffset until)
    {
        await outbox.PostponeAsync(reply, until, CancellationToken.None);
        return false;
    }

    // The vendor has answered: until that is written down, whoever takes the reply next would send it again.
    private async Task<bool> KeepAsync(Func<Task<bool>> keep)
    {
        while (true)
        {
            try
            {
                return await keep();
            }
            catch (Exception fault)
            {
                log.WorkerFailed(sender.ChannelId, fault);
                await Task.Delay(Idle, clock);
            }
        }
    }

    // Nobody is ever written to first, nor after the vendor's window closed: the call would only be refused, or billed.
    private string? WhyNot(OutgoingReply reply) => sender.Window.Of(reply.Heard, clock.GetUtcNow()).WhyClosed;

    // A sender that throws must not stop the replies of other talks; what it threw counts as "not now".
    private async Task<Delivery> SendAsync(OutgoingReply reply)
    {
        if (WhyNot(reply) is { } closed) return new Delivery.Refused(closed);
        var wait = slots.Take(reply.ConversationId, clock.GetUtcNow());
        if (wait > TimeSpan.Zero) await Task.Delay(wait, clock);
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            return await sender.SendAsync(reply.ConversationId, reply.Reply, patience.Token);
        }
        catch (OperationCanceledException)
        {
            return new Delivery.TryAgain(null, "timeout");
        }
        catch (Exception fault)
        {
            log.WorkerFailed(sender.ChannelId, fault);
            return new Delivery.TryAgain(null, fault.GetType().Name);
        }
    }

    /// <summary>A reply on its way.</summary>
    private sealed class Flight(long sequence)
    {
        public long Sequence => sequence;

        public Task Task { get; set; } = Task.CompletedTask;
    }
}
