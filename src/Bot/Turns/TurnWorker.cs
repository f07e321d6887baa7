namespace SafeHelp.Bot.Turns;

/// <summary>Takes waiting conversations, runs their turns and keeps the results: one conversation's messages in order, different ones side by side.</summary>
public sealed class TurnWorker(ITurnStore store, TurnSource turns, TurnSignal arrivals, DeliverySignal departures, IWorkLog log, TimeProvider clock)
{
    private const int Batch = 64;
    private const int MostAttempts = 3;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                if (await RunOnceAsync(cancel) == 0) await arrivals.WaitAsync(Idle, clock, cancel);
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested)
            {
                log.WorkerFailed(nameof(TurnWorker), fault);
                await Task.Delay(Idle, clock, cancel);
            }
        }
    }

    /// <summary>Answers what waits now.</summary>
    /// <returns>Messages taken.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var taken = await store.TakeAsync(now, now + Lease, Batch, cancel);
        await Task.WhenAll(taken.Select(pending => AnswerAsync(pending, cancel)));
        if (taken.Count > 0) departures.Raise();
        return taken.Count;
    }

    private async Task AnswerAsync(PendingTurn pending, CancellationToken cancel)
    {
        var turn = turns.Current;
        var now = clock.GetUtcNow();
        try
        {
            var result = turn.Run(pending.Conversation, pending.Message, now);
            await store.CommitAsync(pending, result, now, cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.TurnFailed(pending.ConversationKey, pending.Sequence, fault);
            await PutOffAsync(pending, turn, fault.GetType().Name, cancel);
        }
    }

    // A message that keeps failing must not hold up the next one, and its writer still gets the numbers to call.
    private async Task PutOffAsync(PendingTurn pending, Turn turn, string why, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (pending.Attempts + 1 < MostAttempts)
        {
            await store.PostponeAsync(pending, now + TimeSpan.FromSeconds(pending.Attempts + 1), why, cancel);
            return;
        }

        log.MessageSetAside(pending.ConversationKey, pending.Sequence, pending.Attempts + 1);
        await store.SetAsideAsync(pending, turn.LastResort(), now, why, cancel);
    }
}
