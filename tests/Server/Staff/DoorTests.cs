using System.Net;
using SafeHelp.Bot.Records;
using SafeHelp.Support.Staff;

namespace SafeHelp.Server.Tests.Staff;

/// <summary>Coming in, staying in and being put out, on the real program.</summary>
[Collection(nameof(InTheConsole))]
public sealed class DoorTests(ConsoleServer server)
{
    [Theory]
    [InlineData("/staff")]
    [InlineData("/staff/people")]
    [InlineData("/staff/access")]
    [InlineData("/staff/account")]
    public async Task Who_has_not_signed_in_is_led_to_the_door_and_then_where_she_wanted_to_go(string path)
    {
        var (officer, account) = await server.EnterAsync(StaffRole.Officer, ConsoleServer.HanoiWard);
        officer.Dispose();
        using var stranger = new ConsoleVisitor(server.Address);

        var refused = await stranger.GetAsync(path);
        var entered = await stranger.SendAsync(refused.To!, "login", ("Email", account.Email!), ("Password", ConsoleVisitor.Password));

        refused.To.ShouldBe($"/staff/login?next={Uri.EscapeDataString(path)}");
        entered.To.ShouldBe(path);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/staff")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/staffing")]
    public async Task No_address_leads_from_the_door_to_another_site(string next)
    {
        var (officer, account) = await server.EnterAsync(StaffRole.Officer, ConsoleServer.HanoiWard);
        officer.Dispose();
        using var visitor = new ConsoleVisitor(server.Address);

        var entered = await visitor.SendAsync($"/staff/login?next={Uri.EscapeDataString(next)}", "login", ("Email", account.Email!), ("Password", ConsoleVisitor.Password));

        entered.To.ShouldBe("/staff");
    }

    [Theory]
    [InlineData("ngắn quá", "ít nhất 12")]
    [InlineData("MatKhau@2026!!", "thử trước tiên")]
    [InlineData("123456789012", "thử trước tiên")]
    [InlineData("aaaaaaaaaaaaaaaa", "lặp lại")]
    public async Task A_password_that_guessers_try_first_is_refused_beside_its_field_and_the_link_stays_good(string password, string words)
    {
        var invitation = await server.InviteAsync(StaffRole.Officer, ConsoleServer.HanoiWard);
        using var visitor = new ConsoleVisitor(server.Address);
        var link = invitation.Link;

        var answer = await visitor.SendAsync($"/staff/welcome?link={link.Secret}", "/staff/welcome", "welcome", ("Secret", link.Secret), ("Alias", "Chị Mẫu"), ("Password", password), ("Again", password));

        answer.To.ShouldBeNull();
        answer.Html.ShouldContain(words);
        await visitor.ComeInAsync(link.Address(""), invitation.Account.Email!);
        (await visitor.GetAsync("/staff")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_link_lets_in_once_and_not_after_its_time()
    {
        var used = await server.InviteAsync(StaffRole.Officer, ConsoleServer.HanoiWard);
        using var visitor = new ConsoleVisitor(server.Address);
        using var other = new ConsoleVisitor(server.Address);
        await visitor.ComeInAsync(used.Link.Address(""), used.Account.Email!);
        var late = await server.InviteAsync(StaffRole.Officer, ConsoleServer.HanoiWard);
        (await server.Accounts.UpdateAsync((await server.Accounts.FindAsync(late.Account.Id, default))! with { LinkUntil = server.Clock.GetUtcNow() }, default)).ShouldBeTrue();

        (await other.GetAsync($"/staff/welcome?link={used.Link.Secret}")).Html.ShouldContain("đã dùng rồi hoặc đã quá hạn");
        (await other.GetAsync($"/staff/welcome?link={late.Link.Secret}")).Html.ShouldContain("đã dùng rồi hoặc đã quá hạn");
        (await other.GetAsync("/staff/welcome?link=guessed")).Html.ShouldContain("đã dùng rồi hoặc đã quá hạn");
    }

    [Fact]
    public async Task Who_sees_more_than_a_commune_does_nothing_before_the_second_factor_is_on()
    {
        var invitation = await server.InviteAsync(StaffRole.Publisher, "");
        using var visitor = new ConsoleVisitor(server.Address);
        var link = invitation.Link;
        await visitor.SendAsync($"/staff/welcome?link={link.Secret}", "/staff/welcome", "welcome", ("Secret", link.Secret), ("Alias", "Chị Mẫu"), ("Password", ConsoleVisitor.Password), ("Again", ConsoleVisitor.Password));

        var before = await visitor.GetAsync("/staff/people");
        var wrong = await visitor.SendAsync("/staff/second-factor", "on", ("Code", "000000"));
        var right = await visitor.SecureAsync();

        before.To.ShouldBe("/staff/second-factor");
        wrong.Html.ShouldContain("Mã chưa đúng");
        right.Html.ShouldContain("Đã bật xác nhận hai bước");
        (await visitor.GetAsync("/staff/people")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_code_and_a_paper_code_let_in_once_each()
    {
        var (visitor, account) = await server.EnterAsync(StaffRole.Reviewer, ConsoleServer.Hanoi);
        var code = Totp.Code(visitor.Key, stepsAhead: 1);

        (await EnterWithAsync(code)).ShouldBe("/staff");
        (await EnterWithAsync(code)).ShouldBeNull();
        (await EnterWithAsync(visitor.PaperCodes[0].ToUpperInvariant())).ShouldBe("/staff");
        (await EnterWithAsync(visitor.PaperCodes[0])).ShouldBeNull();
        visitor.PaperCodes.Count.ShouldBe(10);
        visitor.Dispose();

        async Task<string?> EnterWithAsync(string second)
        {
            using var again = new ConsoleVisitor(server.Address);
            var first = await again.SignInAsync(account.Email!);
            first.To.ShouldNotBeNull().ShouldStartWith("/staff/code");
            (await again.GetAsync("/staff")).To.ShouldNotBeNull("a password alone is half of the way").ShouldStartWith("/staff/login");
            return (await again.SendAsync(first.To, "code", ("Code", second))).To;
        }
    }

    [Fact]
    public async Task Wrong_passwords_lock_the_account_for_a_while_and_say_no_more_than_for_one_that_is_not_there()
    {
        var (officer, account) = await server.EnterAsync(StaffRole.Officer, ConsoleServer.HanoiWard);
        officer.Dispose();
        using var guesser = new ConsoleVisitor(server.Address);

        var unknown = await guesser.SignInAsync("khong-co@hoi.example");
        ConsoleAnswer known = null!;
        for (var i = 0; i < 8; i++) known = await guesser.SignInAsync(account.Email!, "sai mật khẩu rồi nhé");
        var locked = await guesser.SignInAsync(account.Email!);

        const string Words = "chưa đúng, hoặc tài khoản đang tạm khóa";
        unknown.Html.ShouldContain(Words);
        known.Html.ShouldContain(Words);
        locked.Html.ShouldContain(Words);
        (await server.Accounts.FindAsync(account.Id, default))!.LockedUntil.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_form_of_another_site_is_not_taken()
    {
        var (officer, _) = await server.EnterAsync(StaffRole.Officer, ConsoleServer.HanoiWard);

        foreach (var path in new[] { "/staff/lock", "/staff/logout", "/staff/awake", "/staff/unlock" }) (await officer.PostAsync(path)).Status.ShouldBe(HttpStatusCode.BadRequest, path);
        (await officer.PostAsync("/staff", ("_handler", "try"), ("Text", "a"))).Status.ShouldBe(HttpStatusCode.BadRequest);

        (await officer.GetAsync("/staff")).Status.ShouldBe(HttpStatusCode.OK);
        officer.Dispose();
    }

    [Fact]
    public async Task A_new_session_has_a_new_cookie_and_the_old_one_is_worth_nothing_after_leaving()
    {
        var (officer, _) = await server.EnterAsync(StaffRole.Officer, ConsoleServer.HanoiWard);

        var left = await officer.SendAsync("/staff", "/staff/logout", "");

        left.To.ShouldBe("/staff/login", $"{left.Status} {left.Html}");

        (await officer.GetAsync("/staff")).To.ShouldNotBeNull().ShouldStartWith("/staff/login");
        officer.Dispose();
    }

    [Fact]
    public async Task The_desk_shows_how_a_message_is_understood()
    {
        var (officer, _) = await server.EnterAsync(StaffRole.Officer, ConsoleServer.HanoiWard);

        var tried = await officer.SendAsync("/staff", "try", ("Text", "chồng đang cầm dao đuổi em"));

        tried.Html.ShouldContain("Khẩn cấp");
        tried.Html.ShouldContain("113");
        officer.Dispose();
    }
}
