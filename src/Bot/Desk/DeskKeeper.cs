using SafeHelp.Bot.Turns;

namespace SafeHelp.Bot.Desk;

/// <summary>Reads now and then who is on duty, and does what time brings about. Any number of processes may do it side by side.</summary>
public sealed class DeskKeeper(IDeskStore store, DutyBoard board, TurnSource turns, DeskOutlets outlets, DeskTimes times, TimeProvider clock)
{
    // Waits older than this say nothing about today's.
    private static readonly TimeSpan Lately = TimeSpan.FromDays(14);
    private static readonly TimeSpan BetweenMeasures = TimeSpan.FromMinutes(1);

    private IReadOnlyList<Handover> lately = [];
    private DateTimeOffset? measuredAt;

    /// <summary>Looks once.</summary>
    public async Task RunOnceAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var open = await store.OpenAsync(cancel);
        var staffing = await StaffingAsync(open, now, cancel);
        board.Swap(staffing);
        var round = new DeskRound(new DeskWords(turns.Current.Knowledge), times);
        foreach (var handover in open.Where(handover => round.Due(handover, staffing, now) is not null))
        {
            if (await store.ChangeAsync(handover.Key, current => round.Due(current, staffing, now) is { } due ? turns.Current.AsWished(due) : null, now, cancel) is { } change) outlets.Tell(change.After.Talk);
        }
    }

    private async Task<Staffing> StaffingAsync(IReadOnlyList<Handover> open, DateTimeOffset now, CancellationToken cancel)
    {
        var shifts = await store.ShiftsAsync(cancel);
        var present = await store.PresentAsync(now, cancel);
        await MeasureAsync(now, cancel);
        return DutyRoster.Staffing(new DutyRoster(shifts, present.ToHashSet(), open, lately), turns.Current.Knowledge.Content.Desk.IsHoliday, now);
    }

    // Two weeks of talks are thousands, and one more wait says little about the next.
    private async Task MeasureAsync(DateTimeOffset now, CancellationToken cancel)
    {
        if (measuredAt is { } before && now >= before && now - before < BetweenMeasures) return;
        lately = await store.SinceAsync(now - Lately, cancel);
        measuredAt = now;
    }
}
