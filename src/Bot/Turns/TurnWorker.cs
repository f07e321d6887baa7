using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Bot.Turns;

/// <summary>Takes waiting conversations, runs their turns and keeps the results: one conversation's messages in order, different ones side by side.</summary>
public sealed class TurnWorker(ITurnStore store, TurnSource turns, TurnOutlets outlets, TimeProvider clock)
{
    private const int Batch = 64;
    private const int MostAttempts = 3;

    // Answered by the process that accepted them, before an emergency gets its turn: some tenths of a second at most.
    private const int MostAtHand = 256;

    // Turns take milliseconds; a short lease lets another process take over a dead one's work within seconds.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    // What was tried before waits for a second at least; while fresh messages come, looking more often only takes turns from them.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(0.2);

    private int triedUnderWay;
    private long lookedAt;

    private IWorkLog Log => outlets.Log;

    /// <summary>Works until stopped, and returns after what it had taken is answered. May run several times side by side.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (await RunOnceAsync() == 0) await outlets.Arrivals.WaitAsync(Idle, clock, stop);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                Log.WorkerFailed(nameof(TurnWorker), fault);
                await Task.WhenAny(Task.Delay(Idle, clock, stop));
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Answers what this process took as it was accepted, until stopped; returns when that is done.</summary>
    public async Task RunTakenAsync(CancellationToken stop)
    {
        outlets.Arrivals.Hands.Open(() => MostAtHand, AnswerTakenAsync, Lease);
        await Task.WhenAny(Task.Delay(Timeout.InfiniteTimeSpan, stop));
        await outlets.Arrivals.Hands.CloseAsync();
    }

    /// <summary>Answers what waits now.</summary>
    /// <returns>Messages taken.</returns>
    public async Task<int> RunOnceAsync()
    {
        var now = clock.GetUtcNow();
        var fresh = await store.TakeAsync(now, now + Lease, Batch, CancellationToken.None);
        outlets.Arrivals.Hands.Looked(hasMore: fresh.Count == Batch);
        if (fresh.Count == Batch) outlets.News.Tell(News.MessagesWait);
        await Task.WhenAll(fresh.Select(AnswerAsync));
        var looksAgain = fresh.Count == 0 || Math.Abs(now.UtcTicks - Volatile.Read(ref lookedAt)) >= BetweenLooks.Ticks;
        return fresh.Count + (looksAgain ? await RunTriedAsync() : 0);
    }

    // Whatever killed a process is among those tried before: they run one at a time, when nothing else is under way with them.
    private async Task<int> RunTriedAsync()
    {
        if (Interlocked.Exchange(ref triedUnderWay, 1) == 1) return 0;
        try
        {
            var now = clock.GetUtcNow();
            Volatile.Write(ref lookedAt, now.UtcTicks);
            var tried = await store.TakeTriedAsync(now, now + Lease, CancellationToken.None);
            await Task.WhenAll(tried.Select(AnswerAsync));
            return tried.Count;
        }
        finally
        {
            Volatile.Write(ref triedUnderWay, 0);
        }
    }

    private async Task AnswerTakenAsync(PendingTurn pending)
    {
        try
        {
            await AnswerAsync(pending);
        }
        catch (Exception fault)
        {
            // Its lease runs out, and then it is taken again.
            Log.WorkerFailed(nameof(TurnWorker), fault);
        }
    }

    private async Task AnswerAsync(PendingTurn pending)
    {
        var turn = turns.Current;
        var now = clock.GetUtcNow();
        if (pending.Attempts >= MostAttempts)
        {
            await SetAsideAsync(pending, turn, "died");
            return;
        }

        if (Run(turn, pending, now) is { } done) await CommitAsync(done, now);
        else await PutOffAsync(pending, turn);
    }

    private async Task CommitAsync(Answered done, DateTimeOffset now)
    {
        var (pending, result) = done;
        var hands = outlets.Departures.Of(pending.Message.ChannelId).Hands;
        if (result.Replies.Count == 0 || !hands.TryTake())
        {
            Tell(pending, result, await store.CommitAsync(pending, result, now, CancellationToken.None));
            return;
        }

        Kept? kept = null;
        try
        {
            kept = await store.CommitAndTakeAsync(pending, result, now, hands.Lease, CancellationToken.None);
        }
        finally
        {
            if (kept?.First is null) hands.Release();
        }

        if (kept.First is not null) hands.Give(kept.First);
        Tell(pending, result, kept);
    }

    private Answered? Run(Turn turn, PendingTurn pending, DateTimeOffset now)
    {
        try
        {
            var start = clock.GetTimestamp();
            var thought = pending with { Together = turn.Together(pending) };
            var result = turn.Run(pending.Conversation, thought.Thought, new DeskView(pending.Desk, outlets.Duty.Current), now);
            Log.TurnDone(pending.Message.ChannelId, clock.GetElapsedTime(start));
            return new Answered(thought, result);
        }
        catch (Exception fault)
        {
            Log.TurnFailed(pending.ConversationKey, pending.Sequence, fault);
            return null;
        }
    }

    // A message that keeps failing must not hold up the next one, and its writer still gets the numbers to call.
    private Task PutOffAsync(PendingTurn pending, Turn turn) =>
        pending.Attempts + 1 < MostAttempts
            ? store.PostponeAsync(pending, clock.GetUtcNow() + TimeSpan.FromSeconds(pending.Attempts + 1), CancellationToken.None)
            : SetAsideAsync(pending, turn, "failed");

    private async Task SetAsideAsync(PendingTurn pending, Turn turn, string why)
    {
        Log.MessageSetAside(pending.ConversationKey, pending.Sequence, pending.Attempts);
        await store.SetAsideAsync(pending, turn.LastResort(pending.Conversation), clock.GetUtcNow(), why, CancellationToken.None);
        Tell(pending, null, new Kept(true, IsClear: false));
    }

    private void Tell(PendingTurn pending, TurnResult? result, Kept kept)
    {
        // What came meanwhile could not be taken while this turn was under way.
        if (!kept.IsClear) outlets.Arrivals.Raise();
        if (kept.First is null) outlets.Departures.Raise(pending.Message.ChannelId);
        outlets.News.Tell(News.Of(new TalkName(pending.Message.ChannelId, pending.Message.ConversationId)));
        if (result?.Desk is not null) outlets.News.Tell(News.LineChanged);
        if (result?.Doubted.Count > 0) outlets.News.Tell(News.DirectoryChanged);
    }

    private sealed record Answered(PendingTurn Pending, TurnResult Result);
}
