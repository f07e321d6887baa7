using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge.Tables;
using SafeHelp.Staff.Doors;

namespace SafeHelp.Staff.Import;

/// <summary>What the import's screen asks for beside itself: the template, handing in, taking, the report.</summary>
internal static class ImportRoutes
{
    public const string Screen = "/staff/records/import";

    /// <summary>In the screen's address where a file was too big to be looked at.</summary>
    public const string TooBig = "?toobig=1";

    // The form's own fields beside the file.
    internal const int LongestForm = TableLimits.Bytes + 64 * 1024;

    // A small table is read before the page is shown; a large one shows how far it is.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    public static void MapImport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Screen}/template", Template);
        routes.MapGet($"{Screen}/report", Report);
        // In memory only: nothing of a table may be left among a server's temporary files.
        routes.MapPost($"{Screen}/file", (Delegate)HandInAsync).AddEndpointFilter(OwnFormsOnlyAsync).WithFormOptions(memoryBufferThreshold: LongestForm, multipartBodyLengthLimit: LongestForm);
        routes.MapPost($"{Screen}/take", (Delegate)TakeAsync).AddEndpointFilter(OwnFormsOnlyAsync);
    }

    [OpenTo(StaffRole.Officer, StaffRole.Reviewer, StaffRole.Publisher)]
    private static IResult Template(TurnSource turns)
    {
        var knowledge = turns.Current.Knowledge;
        return Results.File(TableTemplate.Make(knowledge), TableTemplate.MediaType, knowledge.Content.Import.Template.File);
    }

    [OpenTo(StaffRole.Officer, StaffRole.Reviewer, StaffRole.Publisher)]
    private static IResult Report(ImportJobs jobs, CurrentStaff me, TurnSource turns, [FromQuery] string? file, [FromQuery] string? kind)
    {
        var notes = jobs.Find(me.Actor, file)?.Preview?.Notes ?? [];
        var texts = turns.Current.Knowledge.Content.Import;
        return kind == "csv"
            ? Results.File(FaultReport.Csv(notes, texts), "text/csv; charset=utf-8", "loi-trong-bang.csv")
            : Results.File(FaultReport.Xlsx(notes, texts), TableTemplate.MediaType, "loi-trong-bang.xlsx");
    }

    [OpenTo(StaffRole.Officer, StaffRole.Reviewer, StaffRole.Publisher)]
    private static async Task<IResult> HandInAsync(HttpContext context)
    {
        var (jobs, me) = Services(context);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.Files.GetFile("file") is not { Length: > 0 } given) return Results.Redirect(Screen);
        if (given.Length > TableLimits.Bytes) return Results.Redirect(Screen + TooBig);
        var file = new byte[given.Length];
        await using var stream = given.OpenReadStream();
        await stream.ReadExactlyAsync(file, context.RequestAborted);
        return await ShownAsync(jobs.Look(me.Actor, Path.GetFileName(given.FileName), file), context);
    }

    [OpenTo(StaffRole.Officer, StaffRole.Reviewer, StaffRole.Publisher)]
    private static async Task<IResult> TakeAsync(HttpContext context)
    {
        var (jobs, me) = Services(context);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (jobs.Find(me.Actor, form["job"]) is not { } job) return Results.Redirect(Screen);
        jobs.Take(me.Actor, job, form["doubles"] == "on");
        return await ShownAsync(job, context);
    }

    private static async Task<IResult> ShownAsync(ImportJob job, HttpContext context)
    {
        await Task.WhenAny(job.Work, Task.Delay(Patience, context.RequestAborted));
        return Results.Redirect($"{Screen}?file={job.Id}");
    }

    private static (ImportJobs Jobs, CurrentStaff Me) Services(HttpContext context) =>
        (context.RequestServices.GetRequiredService<ImportJobs>(), context.RequestServices.GetRequiredService<CurrentStaff>());

    // A body that says it is too big is not read at all; one that lies is stopped by the form's limit.
    internal static async ValueTask<object?> OwnFormsOnlyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (request.ContentLength > LongestForm) return Results.Redirect(Screen + TooBig);
        return await request.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(request.HttpContext) ? await next(context) : Results.BadRequest();
    }
}
