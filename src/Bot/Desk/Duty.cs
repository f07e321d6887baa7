using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Bot.Desk;

/// <summary>A row of the duty calendar: an officer's weekly hours in a span of days.</summary>
/// <param name="Hours">As opening hours are written: "T2-T6 08:00-11:30", "24/7".</param>
/// <param name="Until">The last day; null while open.</param>
/// <param name="Capacity">Talks that she takes at once.</param>
/// <param name="WorksHolidays">True when the hours hold on public holidays too.</param>
public sealed record DutyShift(string Id, string Officer, DeskArea Area, string Hours, DateOnly From, DateOnly? Until, int Capacity, bool WorksHolidays)
{
    private static readonly TimeSpan VietnamTime = TimeSpan.FromHours(7);

    public bool Holds(DateTimeOffset now, Func<DateOnly, bool> isHoliday) =>
        HoldsOn(Day(now), isHoliday) && OpeningHours.Parse(Hours)?.IsOpenAt(now) == true;

    /// <summary>When it next begins, within two weeks; null when it does not.</summary>
    public DateTimeOffset? BeginsAfter(DateTimeOffset now, Func<DateOnly, bool> isHoliday)
    {
        if (OpeningHours.Parse(Hours) is not { IsAlways: false } hours) return null;
        var last = now.AddDays(14);
        for (var next = hours.OpensAfter(now); next < last; next = hours.OpensAfter(next.Value))
        {
            if (HoldsOn(Day(next.Value), isHoliday)) return next;
        }

        return null;
    }

    private bool HoldsOn(DateOnly day, Func<DateOnly, bool> isHoliday) =>
        From <= day && (Until is null || day <= Until) && (WorksHolidays || !isHoliday(day));

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(VietnamTime).DateTime);
}

/// <summary>An officer at the desk now.</summary>
/// <param name="Talks">Talks that she has.</param>
public sealed record DutyOfficer(string Officer, DeskArea Area, int Capacity, int Talks)
{
    public bool HasRoom => Talks < Capacity;
}

/// <summary>How long somebody in a line waited for the first answer.</summary>
public sealed record MeasuredWait(DeskArea Line, TimeSpan Wait);

/// <summary>Who answers now, who answers next and how long people waited of late: what the bot may promise from.</summary>
public sealed record Staffing(IReadOnlyList<DutyOfficer> OnDuty, DateTimeOffset? NextDuty, IReadOnlyList<MeasuredWait> Waits)
{
    // Fewer waits than this say nothing about the next one.
    private const int FewestWaits = 5;

    public static readonly Staffing Nobody = new([], null, []);

    /// <summary>The narrowest line around a place in which somebody answers, one with room before one without; null when nobody does.</summary>
    public DeskArea? LineFor(DeskArea place)
    {
        var staffed = place.Outwards().Where(area => OnDuty.Any(officer => officer.Area.Code == area.Code)).ToList();
        return staffed.FirstOrDefault(area => OnDuty.Any(officer => officer.Area.Code == area.Code && officer.HasRoom)) ?? staffed.FirstOrDefault();
    }

    /// <summary>The wait that three of four people of this line did not exceed of late; null while too few were measured.</summary>
    public TimeSpan? UsualWait(DeskArea line)
    {
        var waits = Waits.Where(wait => wait.Line == line).Select(wait => wait.Wait).Order().ToList();
        return waits.Count < FewestWaits ? null : waits[waits.Count * 3 / 4];
    }
}

/// <summary>Holds the staffing as this process last read it.</summary>
public sealed class DutyBoard
{
    private volatile Staffing current = Staffing.Nobody;

    public Staffing Current => current;

    public void Swap(Staffing next) => current = next;
}

/// <summary>What a turn sees of the desk: this talk's handover, if it has one, and who is on duty.</summary>
public sealed record DeskView(Handover? Open, Staffing Staffing)
{
    public static readonly DeskView Empty = new(null, Staffing.Nobody);
}
