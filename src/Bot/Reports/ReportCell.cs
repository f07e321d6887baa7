namespace SafeHelp.Bot.Reports;

/// <summary>How many were counted in one commune, one slice of time and one category of each breakdown.</summary>
/// <param name="Area">Code of the commune; "" where only the province or nothing is known.</param>
/// <param name="Categories">Breakdown → category, "topic" → "shelter".</param>
public sealed record ReportCell(string Province, string Area, TimeSlice Slice, IReadOnlyDictionary<string, string> Categories, long Count);

/// <summary>The smallest span of time that any report is made of: a month, cut where an action month begins or ends.</summary>
public readonly record struct TimeSlice(DateOnly From, DateOnly To)
{
    public static TimeSlice Of(DateOnly day)
    {
        var (first, last) = (new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)));
        return day.Month switch
        {
            11 => day.Day < 15 ? new TimeSlice(first, first.AddDays(13)) : new TimeSlice(first.AddDays(14), last),
            12 => day.Day <= 15 ? new TimeSlice(first, first.AddDays(14)) : new TimeSlice(first.AddDays(15), last),
            _ => new TimeSlice(first, last),
        };
    }

    /// <summary>The half of the reporting year that it lies in, by its first day: 1 December or 1 June.</summary>
    public DateOnly Half =>
        From.Month switch
        {
            12 => new DateOnly(From.Year, 12, 1),
            <= 5 => new DateOnly(From.Year - 1, 12, 1),
            _ => new DateOnly(From.Year, 6, 1),
        };

    public static DateOnly LastOfHalf(DateOnly half) => half.AddMonths(6).AddDays(-1);

    /// <summary>The slices of a half, in order.</summary>
    public static IEnumerable<TimeSlice> OfHalf(DateOnly half)
    {
        for (var slice = Of(half); slice.From <= LastOfHalf(half); slice = Of(slice.To.AddDays(1))) yield return slice;
    }
}

/// <summary>What a report is about: an area (as in an account) and a span of days.</summary>
public sealed record ReportScope(string Area, DateOnly From, DateOnly To);
