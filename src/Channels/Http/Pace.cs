namespace SafeHelp.Channels.Http;

/// <summary>Spreads calls so that a vendor's limit a second is not met; whoever comes too early waits for the next free place.</summary>
internal sealed class Pace(int perSecond, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly TimeSpan gap = TimeSpan.FromSeconds(1.0 / perSecond);
    private DateTimeOffset next;

    public Task TurnAsync(CancellationToken cancel)
    {
        var wait = TakePlace();
        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancel) : Task.CompletedTask;
    }

    // Places not used are not saved up beyond a quarter of a second: vendors count short bursts too.
    private TimeSpan TakePlace()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var earliest = now - TimeSpan.FromMilliseconds(250);
            var place = next > earliest ? next : earliest;
            next = place + gap;
            return place - now;
        }
    }
}
