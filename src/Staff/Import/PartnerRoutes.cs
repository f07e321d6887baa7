using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Records.Import.Partners;
using SafeHelp.Knowledge.Tables;
using SafeHelp.Staff.Doors;

namespace SafeHelp.Staff.Import;

/// <summary>What the screen of partners' feeds asks for beside itself: handing in, taking.</summary>
internal static class PartnerRoutes
{
    public const string Screen = "/staff/records/partner";

    /// <summary>The choice of taking what may be here already, too.</summary>
    public const string All = "all";

    public static void MapPartners(this IEndpointRouteBuilder routes)
    {
        // In memory only: nothing of a feed may be left among a server's temporary files.
        routes.MapPost($"{Screen}/file", (Delegate)HandInAsync).AddEndpointFilter(ImportRoutes.OwnFormsOnlyAsync).WithFormOptions(memoryBufferThreshold: ImportRoutes.LongestForm, multipartBodyLengthLimit: ImportRoutes.LongestForm);
        routes.MapPost($"{Screen}/take", (Delegate)TakeAsync).AddEndpointFilter(ImportRoutes.OwnFormsOnlyAsync);
    }

    [OpenTo(StaffRole.Officer, StaffRole.Reviewer, StaffRole.Publisher)]
    private static async Task<IResult> HandInAsync(HttpContext context)
    {
        var (feeds, me) = Services(context);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.Files.GetFile("file") is not { Length: > 0 } given) return Results.Redirect(Screen);
        var file = new byte[Math.Min(given.Length, TableLimits.Bytes + 1)];
        await using var stream = given.OpenReadStream();
        await stream.ReadExactlyAsync(file, context.RequestAborted);
        var feed = await feeds.LookAsync(me.Actor, Path.GetFileName(given.FileName), file, context.RequestAborted);
        return Results.Redirect($"{Screen}?feed={feed.Id}");
    }

    [OpenTo(StaffRole.Officer, StaffRole.Reviewer, StaffRole.Publisher)]
    private static async Task<IResult> TakeAsync(HttpContext context)
    {
        var (feeds, me) = Services(context);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (feeds.Find(me.Actor, form["feed"]) is not { } feed) return Results.Redirect(Screen);
        await feeds.TakeAsync(me.Actor, feed, form["choice"] == All ? PartnerChoice.All : PartnerChoice.Fresh);
        return Results.Redirect($"{Screen}?feed={feed.Id}");
    }

    private static (PartnerFeeds Feeds, CurrentStaff Me) Services(HttpContext context) =>
        (context.RequestServices.GetRequiredService<PartnerFeeds>(), context.RequestServices.GetRequiredService<CurrentStaff>());
}
