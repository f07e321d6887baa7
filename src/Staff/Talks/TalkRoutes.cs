using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SafeHelp.Bot.Desk;
using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;
using SafeHelp.Staff.Doors;

namespace SafeHelp.Staff.Talks;

/// <summary>What the pages of the line and of a talk ask and send; the same with and without their script.</summary>
internal static class TalkRoutes
{
    public static void MapTalks(this IEndpointRouteBuilder routes)
    {
        var live = new WithoutHand();
        routes.MapGet("/staff/talks/live", LineAsync).WithMetadata(live);
        routes.MapGet("/staff/talks/{key}/live", TalkAsync).WithMetadata(live);
        routes.MapGet("/staff/talks/{key}/found", FoundAsync);
        routes.MapPost("/staff/talks/{key}/take", TakeAsync).AddEndpointFilter(DoorRoutes.OwnFormsOnlyAsync);
        routes.MapPost("/staff/talks/{key}/say", SayAsync);
        routes.MapPost("/staff/talks/{key}/card", CardAsync);
        routes.MapPost("/staff/talks/{key}/note", NoteAsync);
        routes.MapPost("/staff/talks/{key}/propose", ProposeAsync);
        routes.MapPost("/staff/talks/{key}/leave", LeaveAsync);
    }

    // An open page is how the desk knows that its officer is there.
    [OpenTo(StaffRole.Officer, StaffRole.Reviewer, StaffRole.Publisher)]
    private static async Task<IResult> LineAsync(CurrentStaff me, OfficerDesk desk, TalkReading reading, DeskTimes times)
    {
        await desk.SeenAsync(me.Actor, times, me.Cancel);
        return Results.Json(await reading.LineAsync(me.Actor, me.Cancel));
    }

    [OpenTo(StaffRole.Officer, StaffRole.Reviewer, StaffRole.Publisher)]
    private static async Task<IResult> TalkAsync(string key, long? after, CurrentStaff me, OfficerDesk desk, TalkReading reading, DeskTimes times)
    {
        await desk.SeenAsync(me.Actor, times, me.Cancel);
        return Results.Json(await reading.TalkAsync(me.Actor, Key(key), after ?? 0, me.Cancel));
    }

    [OpenTo(StaffRole.Officer, StaffRole.Reviewer, StaffRole.Publisher)]
    private static async Task<IResult> FoundAsync(string key, string? q, CurrentStaff me, OfficerDesk desk, TalkReading reading) =>
        Results.Json(await desk.StandAsync(me.Actor, Key(key), me.Cancel) is { } handover ? reading.Find(q ?? "", handover.Case.Place) : []);

    [OpenTo(StaffRole.Officer, StaffRole.Reviewer, StaffRole.Publisher)]
    private static async Task<IResult> TakeAsync(string key, CurrentStaff me, OfficerDesk desk, IStaffAccounts accounts, DeskTimes times)
    {
        await desk.SeenAsync(me.Actor, times, me.Cancel);
        var alias = (await accounts.FindAsync(me.Actor.Id, me.Cancel))?.Alias ?? "";
        var outcome = await desk.TakeAsync(me.Actor, Key(key), alias, me.Cancel);
        return Results.Redirect(outcome.IsDone ? $"/staff/talks/{Key(key)}" : $"/staff/talks?refused={outcome.Refusal}");
    }

    [OpenTo(StaffRole.Officer, StaffRole.Reviewer, StaffRole.Publisher)]
    private static async Task<IResult> SayAsync(string key, [FromForm] string? text, [FromForm] string? id, CurrentStaff me, OfficerDesk desk) =>
        Answer(await desk.SayAsync(me.Actor, new OfficerMessage(Key(key), ClientId(id), text ?? ""), me.Cancel));

    [OpenTo(StaffRole.Officer, StaffRole.Reviewer, StaffRole.Publisher)]
    private static async Task<IResult> CardAsync(string key, [FromForm] string? listing, [FromForm] string? id, HttpRequest request, CurrentStaff me, OfficerDesk desk)
    {
        var outcome = await desk.SendCardAsync(me.Actor, new OfficerCard(Key(key), ClientId(id), listing ?? ""), me.Cancel);
        return IsScript(request) ? Answer(outcome) : Back(key, outcome);
    }

    [OpenTo(StaffRole.Officer, StaffRole.Reviewer, StaffRole.Publisher)]
    private static async Task<IResult> NoteAsync(string key, [FromForm] string? text, CurrentStaff me, OfficerDesk desk) =>
        Back(key, await desk.NoteAsync(me.Actor, Key(key), text ?? "", me.Cancel));

    [OpenTo(StaffRole.Officer, StaffRole.Reviewer, StaffRole.Publisher)]
    private static async Task<IResult> ProposeAsync(string key, [FromForm] string? to, CurrentStaff me, OfficerDesk desk, TalkReading reading) =>
        await reading.TargetAsync(to ?? "", me.Cancel) is { } target
            ? Back(key, await desk.ProposeAsync(me.Actor, Key(key), target, me.Cancel))
            : Results.Redirect($"/staff/talks/{Key(key)}?refused=nobody");

    [OpenTo(StaffRole.Officer, StaffRole.Reviewer, StaffRole.Publisher)]
    private static async Task<IResult> LeaveAsync(string key, [FromForm] string? how, CurrentStaff me, OfficerDesk desk)
    {
        var (actor, talk) = (me.Actor, Key(key));
        var outcome = how switch
        {
            "bot" => await desk.GiveBackAsync(actor, talk, me.Cancel),
            "line" => await desk.ReturnToLineAsync(actor, talk, me.Cancel),
            _ => await desk.EndAsync(actor, talk, me.Cancel),
        };
        return outcome.IsDone ? Results.Redirect("/staff/talks") : Back(key, outcome);
    }

    private static IResult Answer(DeskOutcome outcome) =>
        Results.Json(new SentAnswer(outcome.IsDone, outcome.Refusal is { } why ? TalkWords.Of(why, outcome.Faults) : null));

    private static IResult Back(string key, DeskOutcome outcome) =>
        Results.Redirect(outcome.Refusal is { } why ? $"/staff/talks/{Key(key)}?refused={why}" : $"/staff/talks/{Key(key)}");

    private static bool IsScript(HttpRequest request) => request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);

    // Keys count from one; what is no number is no talk.
    private static long Key(string key) => long.TryParse(key, out var number) ? number : 0;

    private static string ClientId(string? id) => string.IsNullOrWhiteSpace(id) || id.Length > 64 ? Guid.NewGuid().ToString("N") : id;
}
