using System.Globalization;
using SafeHelp.Bot.Counters;
using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Reports;

namespace SafeHelp.Staff.Reports;

/// <summary>Which report is asked for.</summary>
internal sealed record AskedReport(ReportKind Kind, int Year, int Month, string Area)
{
    public ReportPeriod Period => Kind switch
    {
        ReportKind.SixMonthly => ReportPeriod.Half(Year),
        ReportKind.Yearly => ReportPeriod.Year(Year),
        ReportKind.ChildrenMonth => ReportPeriod.Children(Year),
        ReportKind.EqualityMonth => ReportPeriod.Equality(Year),
        _ => ReportPeriod.Month(Year, Month),
    };
}

/// <summary>Makes the union's reports of the actor's own area or a part of it, and nothing beyond.</summary>
internal sealed class ReportDesk(ICounterStore counters, RecordLists records, AreaMap areas, TimeProvider clock)
{
    private const int MostPieces = 60;
    private const int DaysAhead = 60;

    public DateOnly Today => VietnamDay.Of(clock);

    public IReadOnlyList<ReportPeriod> Ahead => ReportPeriod.Ahead(Today, DaysAhead);

    /// <summary>What was typed into the address of the page, made good.</summary>
    public AskedReport Asked(Actor actor, string? kind, int year, int month, string? area) =>
        new(
            Enum.TryParse<ReportKind>(kind, out var known) && Enum.IsDefined(known) ? known : ReportKind.Monthly,
            year is >= 2020 and <= 2100 ? year : Today.Year,
            month is >= 1 and <= 12 ? month : Today.Month,
            area is { Length: > 0 } && areas.Name(area) is not null && areas.Holds(actor.Area, area) ? area : actor.Area);

    public async Task<Report> WriteAsync(Actor actor, AskedReport asked, CancellationToken cancel)
    {
        var counted = await counters.ReadAsync(DateOnly.MinValue, DateOnly.MaxValue, cancel);
        var coverage = await records.CoverageAsync(actor with { Area = asked.Area }, cancel);
        var rows = coverage.Provinces;
        var directory = new DirectoryFigures(
            rows.Sum(row => row.Published), rows.Sum(row => row.Overdue), rows.Sum(row => row.Fresh), rows.Sum(row => row.Communes - row.CommunesWithout), rows.Sum(row => row.Communes));
        return new ReportWriter(counted).Write(asked.Period, asked.Area, directory);
    }

    /// <summary>Pieces of what was not understood, never sentences.</summary>
    public Task<IReadOnlyList<UnknownPiece>> UnknownAsync(CancellationToken cancel) => counters.UnknownAsync(SafeCounts.Threshold, MostPieces, cancel);

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
