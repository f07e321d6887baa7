namespace SafeHelp.Bot.Reports;

/// <summary>Kinds of reports that the plans ask for.</summary>
public enum ReportKind
{
    Monthly,

    /// <summary>December to May, by 30 May.</summary>
    SixMonthly,

    /// <summary>December to November, by 30 November.</summary>
    Yearly,

    /// <summary>The action month for children, June.</summary>
    ChildrenMonth,

    /// <summary>The action month against gender-based violence, 15 November to 15 December.</summary>
    EqualityMonth,
}

/// <summary>A report's span of days and the day by which it is due.</summary>
public sealed record ReportPeriod(ReportKind Kind, DateOnly From, DateOnly To, DateOnly Due)
{
    /// <summary>The halves of the reporting year that it touches, by their first days.</summary>
    public IReadOnlyList<DateOnly> Halves => [.. new[] { TimeSlice.Of(From).Half, TimeSlice.Of(To).Half }.Distinct()];

    public static ReportPeriod Month(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        var last = first.AddMonths(1).AddDays(-1);
        return new ReportPeriod(ReportKind.Monthly, first, last, last);
    }

    // The year runs from one yearly report to the next, so that nothing falls between two of them.
    public static ReportPeriod Half(int year) => new(ReportKind.SixMonthly, new DateOnly(year - 1, 12, 1), new DateOnly(year, 5, 31), new DateOnly(year, 5, 30));

    public static ReportPeriod Year(int year) => new(ReportKind.Yearly, new DateOnly(year - 1, 12, 1), new DateOnly(year, 11, 30), new DateOnly(year, 11, 30));

    public static ReportPeriod Children(int year) => new(ReportKind.ChildrenMonth, new DateOnly(year, 6, 1), new DateOnly(year, 6, 30), new DateOnly(year, 6, 30));

    public static ReportPeriod Equality(int year) => new(ReportKind.EqualityMonth, new DateOnly(year, 11, 15), new DateOnly(year, 12, 15), new DateOnly(year, 12, 16));

    /// <summary>Reports due from a day on, the next first.</summary>
    public static IReadOnlyList<ReportPeriod> Ahead(DateOnly today, int days) =>
    [
        .. Enumerable.Range(today.Year - 1, 3).SelectMany(OfYear)
            .Where(period => today <= period.Due && period.Due <= today.AddDays(days)).OrderBy(period => period.Due).ThenBy(period => period.Kind),
    ];

    private static IEnumerable<ReportPeriod> OfYear(int year) =>
        [.. Enumerable.Range(1, 12).Select(month => Month(year, month)), Half(year), Year(year), Children(year), Equality(year)];
}
