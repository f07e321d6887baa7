using System.Collections.Concurrent;
using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Reports;

namespace SafeHelp.Staff.Reports;

/// <summary>What was counted in a half of the reporting year, and when it was read.</summary>
internal sealed record ReadHalf(CountedHalf Counts, DateTimeOffset At);

/// <summary>
/// Reads halves of the reporting year and keeps them for a while: all who open a report in the same minutes share one reading, and compare nothing but the
/// same figures with each other.
/// </summary>
internal sealed class CountedHalves(ICounterStore counters, TimeProvider clock)
{
    // The year that is reported and the one before it.
    private const int MostKept = 4;

    /// <summary>How old figures may be.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<DateOnly, Reading> kept = new();

    public async Task<IReadOnlyList<ReadHalf>> OfAsync(ReportPeriod period, CancellationToken cancel)
    {
        var halves = new List<ReadHalf>();
        foreach (var half in period.Halves) halves.Add(await OfAsync(half, cancel));
        return halves;
    }

    private async Task<ReadHalf> OfAsync(DateOnly half, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var reading = kept.AddOrUpdate(half, _ => new Reading(now, new(() => Task.Run(() => ReadAsync(half, now)))), (_, before) => before.IsGood(now) ? before : new Reading(now, new(() => Task.Run(() => ReadAsync(half, now)))));
        foreach (var old in kept.OrderByDescending(one => one.Value.At).Skip(MostKept)) kept.TryRemove(old);
        return await reading.Half.Value.WaitAsync(cancel);
    }

    // Not ended by whoever asked first: others wait for it, too.
    private async Task<ReadHalf> ReadAsync(DateOnly half, DateTimeOffset now)
    {
        var counted = new List<Counted>();
        foreach (var slice in TimeSlice.OfHalf(half)) counted.AddRange(await counters.SumAsync(slice.From, slice.To, CancellationToken.None));
        return new ReadHalf(CountedHalf.Of(counted), now);
    }

    private sealed record Reading(DateTimeOffset At, Lazy<Task<ReadHalf>> Half)
    {
        public bool IsGood(DateTimeOffset now) => now - At < Fresh && !Half.Value.IsFaulted;
    }
}
