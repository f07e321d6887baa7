using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using SafeHelp.Bot.Records;
using SafeHelp.Staff.Doors;
using SafeHelp.Staff.Frame;
using SafeHelp.Support.Staff;

namespace SafeHelp.Server.Tests.Staff;

/// <summary>Every route of the console, found in the running program, by role and area.</summary>
[Collection(nameof(InTheConsole))]
public sealed class RouteTests(ConsoleServer server)
{
    private static readonly string[] Doors = ["/staff/login", "/staff/code", "/staff/welcome", "/staff/console.css", "/staff/console.js"];

    [Fact]
    public void Every_route_says_who_may_use_it_and_only_the_doors_are_open_to_all()
    {
        server.StaffRoutes.Count.ShouldBeGreaterThan(12);

        server.StaffRoutes.Where(route => route.Metadata.GetMetadata<IAuthorizeData>() is null && route.Metadata.GetMetadata<IAllowAnonymous>() is null).Select(Path).ShouldBeEmpty();
        server.StaffRoutes.Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Path).Except(Doors).ShouldBeEmpty();
        server.StaffRoutes.Where(route => route.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(said => said.Policy == "nobody")).Select(Path).ShouldBeEmpty("give the screen an OpenTo attribute");
    }

    [Fact]
    public async Task Without_a_session_nothing_but_the_doors_opens()
    {
        using var stranger = new ConsoleVisitor(server.Address);

        foreach (var route in server.StaffRoutes.Where(route => !Doors.Contains(Path(route))))
        {
            var answer = await AskAsync(stranger, route, "someone");
            answer.To.ShouldNotBeNull(Path(route)).ShouldStartWith("/staff/login");
        }
    }

    [Theory]
    [InlineData(StaffRole.Officer, ConsoleServer.HanoiWard)]
    [InlineData(StaffRole.Reviewer, ConsoleServer.Hanoi)]
    [InlineData(StaffRole.Publisher, "")]
    [InlineData(StaffRole.Admin, "")]
    public async Task A_role_opens_the_screens_that_name_it_and_no_other(StaffRole role, string area)
    {
        var (visitor, account) = await server.EnterAsync(role, area);

        foreach (var route in server.StaffRoutes.Where(route => IsScreen(route) && route.Metadata.GetMetadata<OpenToAttribute>() is not null))
        {
            var isOpen = route.Metadata.GetMetadata<OpenToAttribute>()!.Open.Contains(role);
            var answer = await AskAsync(visitor, route, account.Id);
            if (isOpen) answer.Status.ShouldBe(HttpStatusCode.OK, $"{role} {Path(route)}");
            else answer.To.ShouldBe("/staff/denied", $"{role} {Path(route)}");
        }

        foreach (var entry in Menu.For(role)) (await visitor.GetAsync(entry.Path)).Status.ShouldBe(HttpStatusCode.OK, entry.Title);
        visitor.Dispose();
    }

    [Theory]
    [InlineData(StaffRole.Reviewer, ConsoleServer.Hanoi, StaffRole.Officer, ConsoleServer.HanoiWard, true)]
    [InlineData(StaffRole.Reviewer, ConsoleServer.Hanoi, StaffRole.Officer, ConsoleServer.SaigonWard, false)]
    [InlineData(StaffRole.Reviewer, ConsoleServer.Hanoi, StaffRole.Reviewer, ConsoleServer.Hanoi, false)]
    [InlineData(StaffRole.Reviewer, ConsoleServer.Hanoi, StaffRole.Admin, "", false)]
    [InlineData(StaffRole.Publisher, "", StaffRole.Reviewer, ConsoleServer.Saigon, true)]
    [InlineData(StaffRole.Publisher, "", StaffRole.Publisher, "", false)]
    [InlineData(StaffRole.Publisher, "", StaffRole.Admin, "", false)]
    [InlineData(StaffRole.Admin, "", StaffRole.Admin, "", true)]
    public async Task An_account_is_seen_and_changed_within_role_and_area_only(StaffRole role, string area, StaffRole ofWhom, string where, bool may)
    {
        var (visitor, actor) = await server.EnterAsync(role, area);
        var other = (await server.Accounts.FindAsync((await server.InviteAsync(ofWhom, where)).Account.Id, default))!;
        var own = $"/staff/people/{actor.Id}";

        var seen = await visitor.GetAsync($"/staff/people/{other.Id}");
        await visitor.SendAsync(own, $"/staff/people/{other.Id}", "close");
        await visitor.SendAsync(own, $"/staff/people/{other.Id}", "reset");

        (seen.Status == HttpStatusCode.OK).ShouldBe(may);
        var after = (await server.Accounts.FindAsync(other.Id, default))!;
        if (!may) after.ShouldBe(other with { RecoveryCodes = after.RecoveryCodes }, "nothing changed");
        if (may) after.Stamp.ShouldNotBe(other.Stamp, "what may be done is done");
        (await server.AccessLog.ReadAsync(new(null, actor.Id, 0, 100), default)).Any(note => note.Subject == other.Id).ShouldBe(may);
        visitor.Dispose();
    }

    private static string Path(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.TrimStart('/');

    private static bool IsScreen(RouteEndpoint route) => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") is not false;

    private static Task<ConsoleAnswer> AskAsync(ConsoleVisitor visitor, RouteEndpoint route, string id)
    {
        var path = System.Text.RegularExpressions.Regex.Replace(Path(route), "\\{[^}]*\\}", id);
        return IsScreen(route) ? visitor.GetAsync(path) : visitor.PostAsync(path);
    }
}
