using System.Threading.Channels;

namespace SafeHelp.Bot.Turns;

/// <summary>Wakes a worker that sleeps until there is work; raised any number of times, it wakes once.</summary>
public class Signal
{
    private readonly Channel<bool> raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => raised.Writer.TryWrite(true);

    /// <summary>Returns when raised or after <paramref name="longest"/>, whichever is first: another process may have left work without a word.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider clock, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            await raised.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            cancel.ThrowIfCancellationRequested();
        }
    }
}

/// <summary>Raised when a message waits for its turn.</summary>
public sealed class TurnSignal : Signal
{
    /// <summary>For messages that are answered by the process that accepted them.</summary>
    public Hands<PendingTurn> Hands { get; } = new();
}
