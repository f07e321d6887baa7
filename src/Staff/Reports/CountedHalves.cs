using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Reports;

namespace SafeHelp.Staff.Reports;

/// <summary>What was counted in a half of the reporting year, and when it was read.</summary>
internal sealed record ReadHalf(CountedHalf Counts, DateTimeOffset At);

/// <summary>
/// Reads halves of the reporting year and keeps them for a while: all who open a report in the same minutes share one reading, and compare nothing but the
/// same figures with each other. Who comes when figures are a little old gets them, and newer ones are read meanwhile.
/// </summary>
internal sealed class CountedHalves(ICounterStore counters, TimeProvider clock)
{
    // The year that is reported and the one before it.
    private const int MostKept = 4;

    /// <summary>Figures older than this are read anew while the old ones are shown.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>Figures older than this are not shown.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<DateOnly, Reading> kept = [];

    public async Task<IReadOnlyList<ReadHalf>> OfAsync(ReportPeriod period, CancellationToken cancel)
    {
        var halves = new List<ReadHalf>();
        foreach (var half in period.Halves) halves.Add(await Shared(half, clock.GetUtcNow()).WaitAsync(cancel));
        return halves;
    }

    private Task<ReadHalf> Shared(DateOnly half, DateTimeOffset now)
    {
        lock (gate)
        {
            if (!kept.TryGetValue(half, out var reading) || !reading.IsGood(now)) kept[half] = reading = new Reading(now, Begun(half, now));
            if (reading.Next is { IsCompletedSuccessfully: true } next) kept[half] = reading = new Reading(reading.NextAt, next);
            if (now - reading.At >= Fresh && reading.Next is not { IsCompleted: false }) (reading.Next, reading.NextAt) = (Begun(half, now), now);
            foreach (var (old, _) in kept.OrderByDescending(one => one.Value.At).Skip(MostKept).ToList()) kept.Remove(old);
            return reading.Half;
        }
    }

    // Not ended by whoever asked first: others wait for it, too.
    private Task<ReadHalf> Begun(DateOnly half, DateTimeOffset now) => Task.Run(() => ReadAsync(half, now));

    private async Task<ReadHalf> ReadAsync(DateOnly half, DateTimeOffset now)
    {
        var counted = new List<Counted>();
        foreach (var slice in TimeSlice.OfHalf(half)) counted.AddRange(await counters.SpanAsync(slice.From, slice.To, CancellationToken.None));
        return new ReadHalf(CountedHalf.Of(counted), now);
    }

    private sealed class Reading(DateTimeOffset at, Task<ReadHalf> half)
    {
        public DateTimeOffset At => at;

        public Task<ReadHalf> Half => half;

        /// <summary>A newer reading under way; null for none.</summary>
        public Task<ReadHalf>? Next { get; set; }

        public DateTimeOffset NextAt { get; set; }

        public bool IsGood(DateTimeOffset now) => !half.IsFaulted && now - at < Longest;
    }
}
