using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;
using SafeHelp.Staff.Doors;
using SafeHelp.Staff.Import;

namespace SafeHelp.Staff.Reports;

/// <summary>The report on the screen as a workbook.</summary>
internal static class ReportRoutes
{
    public const string File = "/staff/reports/file";

    public static void MapReports(this IEndpointRouteBuilder routes) => routes.MapGet(File, FileAsync);

    [OpenTo(StaffRole.Officer, StaffRole.Reviewer, StaffRole.Publisher)]
    private static async Task<IResult> FileAsync([AsParameters] FileQuery query, CurrentStaff me, ReportDesk desk, TurnSource turns, AreaMap areas)
    {
        var asked = desk.Asked(me.Actor, new ReportQuery(query.Kind, query.Year ?? 0, query.Month ?? 0) { Area = query.Area });
        var made = await desk.WriteAsync(me.Actor, asked, me.Cancel);
        var name = $"bao-cao-{asked.Kind.ToString().ToLowerInvariant()}-{asked.Period.To:yyyy-MM}{(asked.Area.Length > 0 ? "-" + asked.Area : "")}.xlsx";
        return Results.File(new ReportWorkbook(turns.Current.Knowledge, areas).Make(made), TableTemplate.MediaType, name);
    }

    internal sealed record FileQuery(string? Kind, int? Year, int? Month, string? Area);
}
