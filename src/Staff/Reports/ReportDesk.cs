using System.Globalization;
using SafeHelp.Bot.Counters;
using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Reports;

namespace SafeHelp.Staff.Reports;

/// <summary>A report's address as it was typed or chosen.</summary>
internal sealed record ReportQuery(string? Kind, int Year, int Month)
{
    /// <summary>A code; goes before province and commune.</summary>
    public string? Area { get; init; }

    public string? Province { get; init; }

    public string? Commune { get; init; }
}

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

/// <summary>A report and the moment of its figures.</summary>
internal sealed record MadeReport(Report Report, DateTimeOffset At)
{
    /// <summary>A screen is drawn once before what it waits for is there.</summary>
    public static readonly MadeReport NotYet = new(new Report(ReportPeriod.Year(2026), "", [], new DirectoryFigures(0, 0, 0, 0, 0)), DateTimeOffset.UnixEpoch);
}

/// <summary>Makes the union's reports of the actor's own area or a part of it, and nothing beyond.</summary>
internal sealed class ReportDesk(CountedHalves halves, ICounterStore counters, RecordLists records, AreaMap areas, TimeProvider clock)
{
    private const int MostPieces = 60;
    private const int DaysAhead = 60;

    public DateOnly Today => VietnamDay.Of(clock);

    public IReadOnlyList<ReportPeriod> Ahead => ReportPeriod.Ahead(Today, DaysAhead);

    /// <summary>What was typed into the address of the page, made good.</summary>
    public AskedReport Asked(Actor actor, ReportQuery query)
    {
        var area = Area(query);
        return new(
            Enum.TryParse<ReportKind>(query.Kind, out var known) && Enum.IsDefined(known) ? known : ReportKind.Monthly,
            query.Year is >= 2020 and <= 2100 ? query.Year : Today.Year,
            query.Month is >= 1 and <= 12 ? query.Month : Today.Month,
            area.Length > 0 && areas.Name(area) is not null && areas.Holds(actor.Area, area) ? area : actor.Area);
    }

    public async Task<MadeReport> WriteAsync(Actor actor, AskedReport asked, CancellationToken cancel)
    {
        var counted = await halves.OfAsync(asked.Period, cancel);
        var coverage = await records.CoverageAsync(actor with { Area = asked.Area }, cancel);
        var rows = coverage.Provinces;
        var directory = new DirectoryFigures(
            rows.Sum(row => row.Published), rows.Sum(row => row.Overdue), rows.Sum(row => row.Fresh), rows.Sum(row => row.Communes - row.CommunesWithout), rows.Sum(row => row.Communes));
        return new MadeReport(new ReportWriter([.. counted.Select(half => half.Counts)]).Write(asked.Period, asked.Area, directory), counted.Min(half => half.At));
    }

    /// <summary>Pieces of what was not understood, never sentences.</summary>
    public Task<IReadOnlyList<UnknownPiece>> UnknownAsync(CancellationToken cancel) => counters.UnknownAsync(SafeCounts.Threshold, MostPieces, cancel);

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    // A commune that was chosen before its province was changed counts no longer.
    private string Area(ReportQuery query)
    {
        if (query.Area is { Length: > 0 } area) return area;
        var (province, commune) = (query.Province ?? "", query.Commune ?? "");
        return commune.Length > 0 && areas.Holds(province, commune) ? commune : province;
    }
}
