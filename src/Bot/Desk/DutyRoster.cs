namespace SafeHelp.Bot.Desk;

/// <summary>The calendar, whose console is open, and the talks: what staffing is reckoned from.</summary>
/// <param name="Lately">Talks of the last days, closed ones too: their waits are what is promised from.</param>
public sealed record DutyRoster(IReadOnlyList<DutyShift> Shifts, IReadOnlySet<string> Present, IReadOnlyList<Handover> Open, IReadOnlyList<Handover> Lately)
{
    // The latest waits of a line tell most about the next.
    private const int MostWaits = 40;

    public static Staffing Staffing(DutyRoster roster, Func<DateOnly, bool> isHoliday, DateTimeOffset now)
    {
        var talks = roster.Open.Where(handover => handover.Officer is not null).CountBy(handover => handover.Officer!).ToDictionary();
        var onDuty = roster.Shifts
            .Where(shift => roster.Present.Contains(shift.Officer) && shift.Holds(now, isHoliday))
            .Select(shift => new DutyOfficer(shift.Officer, shift.Area, shift.Capacity, talks.GetValueOrDefault(shift.Officer)));
        var next = roster.Shifts.Select(shift => shift.BeginsAfter(now, isHoliday)).Where(begins => begins is not null).Min();
        return new Staffing([.. onDuty], next, [.. Waits(roster.Lately, now)]);
    }

    private static IEnumerable<MeasuredWait> Waits(IReadOnlyList<Handover> lately, DateTimeOffset now) =>
        lately.Where(handover => handover.AnsweredAt is not null)
            .GroupBy(handover => handover.Line)
            .SelectMany(line => line.OrderByDescending(handover => handover.AnsweredAt).Take(MostWaits).Select(handover => new MeasuredWait(line.Key, handover.Wait(now))));
}
