using System.Net;
using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;
using SafeHelp.Support.Staff;

namespace SafeHelp.Server.Tests.Staff;

/// <summary>How long a session is worth something.</summary>
public sealed class SessionTests(ConsoleServer server) : IClassFixture<ConsoleServer>
{
    [Fact]
    public async Task An_untouched_screen_locks_and_opens_again_with_the_password_only()
    {
        var (officer, _) = await server.EnterAsync(StaffRole.Officer, ConsoleServer.HanoiWard);

        server.Clock.Advance(TimeSpan.FromMinutes(14));
        (await officer.GetAsync("/staff")).Status.ShouldBe(HttpStatusCode.OK);
        server.Clock.Advance(TimeSpan.FromMinutes(14));
        (await officer.GetAsync("/staff")).Status.ShouldBe(HttpStatusCode.OK, "each page counts as a touch");
        server.Clock.Advance(TimeSpan.FromMinutes(16));
        var locked = await officer.GetAsync("/staff/account");
        var still = await officer.GetAsync("/staff");
        var wrong = await officer.SendAsync(locked.To!, "unlock", ("Password", "không phải câu này"));
        var opened = await officer.SendAsync(locked.To!, "unlock", ("Password", ConsoleVisitor.Password));

        locked.To.ShouldBe("/staff/locked?next=%2Fstaff%2Faccount");
        still.To.ShouldNotBeNull().ShouldStartWith("/staff/locked");
        wrong.Html.ShouldContain("Mật khẩu chưa đúng");
        opened.To.ShouldBe("/staff/account");
        (await officer.GetAsync("/staff/account")).Status.ShouldBe(HttpStatusCode.OK);
        officer.Dispose();
    }

    [Fact]
    public async Task The_lock_over_a_page_opens_without_leaving_it()
    {
        var (officer, _) = await server.EnterAsync(StaffRole.Officer, ConsoleServer.HanoiWard);
        var page = await officer.GetAsync("/staff");
        var token = page.Html.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];

        (await officer.PostAsync("/staff/lock", ("__RequestVerificationToken", token))).To.ShouldBe("/staff/locked");
        (await officer.PostAsync("/staff/awake", ("__RequestVerificationToken", token))).To.ShouldNotBeNull().ShouldStartWith("/staff/locked");
        (await officer.PostAsync("/staff/unlock", ("__RequestVerificationToken", token), ("password", "sai"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await officer.PostAsync("/staff/unlock", ("__RequestVerificationToken", token), ("password", ConsoleVisitor.Password))).Status.ShouldBe(HttpStatusCode.NoContent);

        (await officer.GetAsync("/staff")).Status.ShouldBe(HttpStatusCode.OK);
        officer.Dispose();
    }

    [Fact]
    public async Task A_working_day_ends_the_session_however_busy_it_was()
    {
        var (officer, _) = await server.EnterAsync(StaffRole.Officer, ConsoleServer.HanoiWard);

        for (var i = 0; i < 61; i++)
        {
            server.Clock.Advance(TimeSpan.FromMinutes(10));
            await officer.GetAsync("/staff");
        }

        (await officer.GetAsync("/staff")).To.ShouldNotBeNull().ShouldStartWith("/staff/login");
        officer.Dispose();
    }

    [Theory]
    [InlineData("role")]
    [InlineData("closed")]
    [InlineData("reset")]
    [InlineData("password")]
    public async Task A_change_of_the_account_ends_its_sessions_at_once(string what)
    {
        var (officer, account) = await server.EnterAsync(StaffRole.Officer, ConsoleServer.HanoiWard);
        using var elsewhere = new ConsoleVisitor(server.Address);
        await elsewhere.SignInAsync(account.Email!);
        (await elsewhere.GetAsync("/staff")).Status.ShouldBe(HttpStatusCode.OK);
        var (admin, _) = await server.EnterAsync(StaffRole.Admin, "");

        var done = what switch
        {
            "role" => await admin.SendAsync($"/staff/people/{account.Id}", "change", ("Role", "Reviewer"), ("Place", "Hà Nội")),
            "closed" => await admin.SendAsync($"/staff/people/{account.Id}", "close"),
            "reset" => await admin.SendAsync($"/staff/people/{account.Id}", "reset"),
            _ => await officer.SendAsync("/staff/account", "password", ("Old", ConsoleVisitor.Password), ("New", "cánh đồng lúa chín"), ("Again", "cánh đồng lúa chín")),
        };

        done.Status.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync("/staff")).To.ShouldNotBeNull(done.Html).ShouldStartWith("/staff/login");
        admin.Dispose();
        officer.Dispose();
    }

    [Fact]
    public async Task Who_was_closed_does_not_come_in_by_her_password()
    {
        var (officer, account) = await server.EnterAsync(StaffRole.Officer, ConsoleServer.HanoiWard);
        var now = (await server.Accounts.FindAsync(account.Id, default))!;
        (await server.Accounts.UpdateAsync(now with { IsActive = false }, default)).ShouldBeTrue();

        var tried = await officer.SignInAsync(account.Email!);

        tried.To.ShouldBeNull();
        (await officer.GetAsync("/staff")).To.ShouldNotBeNull();
        officer.Dispose();
    }
}

/// <summary>What the browser is told.</summary>
public sealed class SecureConsoleTests(SecureConsoleServer server) : IClassFixture<SecureConsoleServer>
{
    [Fact]
    public async Task Behind_https_cookies_belong_to_this_host_alone_and_no_script_reads_them()
    {
        var invitation = await server.InviteAsync(StaffRole.Officer, ConsoleServer.HanoiWard);
        using var visitor = new HttpClient { BaseAddress = new Uri(server.Address) };
        visitor.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        var page = await visitor.GetAsync(new Uri($"/staff/welcome?link={invitation.Link.Secret}", UriKind.Relative));

        var cookies = page.Headers.GetValues("Set-Cookie").ToList();
        cookies.ShouldNotBeEmpty();
        cookies.ShouldAllBe(cookie => cookie.StartsWith("__Host-safehelp-", StringComparison.Ordinal));
        cookies.ShouldAllBe(cookie => cookie.Contains("secure", StringComparison.OrdinalIgnoreCase) && cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase) && cookie.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase) && cookie.Contains("path=/;", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Asked_without_https_the_console_says_what_is_missing()
    {
        using var visitor = new ConsoleVisitor(server.Address);

        var answer = await visitor.GetAsync("/staff/login");

        answer.Status.ShouldBe(HttpStatusCode.MisdirectedRequest);
        answer.Html.ShouldContain("X-Forwarded-Proto");
    }

    [Fact]
    public async Task No_page_of_the_console_is_kept_framed_or_scripted_from_elsewhere()
    {
        using var visitor = new ConsoleVisitor(server.Address, "https");

        foreach (var path in new[] { "/staff", "/staff/login", "/staff/welcome?link=a", "/staff/nowhere" })
        {
            var headers = (await visitor.GetAsync(path)).Headers;
            headers["Cache-Control"].ShouldContain("no-store");
            headers["Content-Security-Policy"].ShouldContain("script-src 'self'; style-src 'self'");
            headers["Content-Security-Policy"].ShouldContain("frame-ancestors 'none'");
            headers["X-Content-Type-Options"].ShouldBe("nosniff");
        }
    }
}
