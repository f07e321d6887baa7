namespace SafeHelp.Support;

/// <summary>A clock that stands still until told to move; timers fire when it passes them.</summary>
public sealed class FakeTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<FakeTimer> timers = [];
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public void Advance(TimeSpan by)
    {
        List<FakeTimer> due;
        lock (gate)
        {
            now += by;
            due = [.. timers.Where(timer => timer.IsDueAt(now))];
        }

        due.ForEach(timer => timer.Fire());
    }

    /// <summary>Moves to the next moment that somebody waits for, if it is as near as that.</summary>
    public bool TryAdvanceToNext(TimeSpan within)
    {
        DateTimeOffset? next;
        lock (gate) next = timers.Min(timer => timer.Due);
        var wait = next - now;
        if (wait is null || wait <= TimeSpan.Zero || wait > within) return false;
        Advance(wait.Value);
        return true;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (gate) timers.Add(timer);
        return timer;
    }

    private sealed class FakeTimer(FakeTime clock, Action fire) : ITimer
    {
        private DateTimeOffset? due;
        private TimeSpan period;

        public DateTimeOffset? Due => due;

        public bool IsDueAt(DateTimeOffset moment) => due <= moment;

        public void Fire()
        {
            due = period > TimeSpan.Zero ? clock.GetUtcNow() + period : null;
            fire();
        }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.GetUtcNow() + dueTime;
            period = newPeriod;
            return true;
        }

        public void Dispose()
        {
            lock (clock.gate) clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
