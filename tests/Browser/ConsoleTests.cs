using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SafeHelp.Support.Staff;

namespace SafeHelp.Browser.Tests;

/// <summary>The console as staff use it: the first administrator at a desk, an officer on her phone.</summary>
[Collection(nameof(ChatPage))]
public sealed class ConsoleTests(Chromium chromium)
{
    private const string Password = ConsoleVisitor.Password;

    [Fact]
    public async Task The_first_administrator_comes_in_and_adds_an_officer_who_comes_in_on_her_phone()
    {
        var admin = await chromium.VisitorAsync(Screen.Desk, options => options.BypassCSP = true);
        await admin.GotoAsync(await chromium.Server.FirstLinkAsync());
        await admin.LookAsync(Screen.Desk, "1-welcome");
        await admin.GetByLabel("E-mail để đăng nhập").FillAsync("quan-tri@hoi.example");
        await admin.SetPasswordAsync("Chị Quản trị");
        await Assertions.Expect(admin).ToHaveURLAsync(new Regex("/staff/second-factor$"));
        await admin.LookAsync(Screen.Desk, "2-second-factor");
        await admin.SecureAsync();
        await admin.LookAsync(Screen.Desk, "3-paper-codes");

        await admin.GetByText("Đã chép xong").ClickAsync();
        await admin.LookAsync(Screen.Desk, "4-desk");
        await admin.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Cán bộ" }).ClickAsync();
        await admin.GetByText("Thêm cán bộ").ClickAsync();
        await admin.GetByLabel("E-mail").FillAsync("lan-phone@hoi.example");
        await admin.Locator("#Role").SelectOptionAsync("Officer");
        await admin.GetByLabel("Địa bàn").FillAsync("xã không có tên ấy");
        await admin.GetByText("Thêm và lấy liên kết").ClickAsync();
        await admin.LookAsync(Screen.Desk, "5-add-fault");
        await admin.GetByLabel("Địa bàn").FillAsync("xã Hóc Môn, TP HCM");
        await admin.GetByText("Thêm và lấy liên kết").ClickAsync();
        if (await admin.Locator(".offer").CountAsync() > 0)
        {
            await admin.LookAsync(Screen.Desk, "5-add-offer");
            await admin.Locator(".offer input").First.CheckAsync();
            await admin.GetByText("Thêm và lấy liên kết").ClickAsync();
        }

        var link = await admin.Locator("code.link").InnerTextAsync();
        await admin.LookAsync(Screen.Desk, "6-link");
        await admin.GetByText("Về danh sách").ClickAsync();
        await admin.LookAsync(Screen.Desk, "7-people");
        await admin.GetByText("lan-phone@hoi.example").ClickAsync();
        await admin.LookAsync(Screen.Desk, "8-person");
        await admin.GetByText("Nhật ký xem").ClickAsync();
        await admin.LookAsync(Screen.Desk, "9-access");

        var officer = await chromium.VisitorAsync(Screen.Phone, options => options.BypassCSP = true);
        await officer.GotoAsync(link);
        await officer.LookAsync(Screen.Phone, "1-welcome");
        await officer.SetPasswordAsync("Chị Lan");
        await Assertions.Expect(officer.Locator("h1")).ToHaveTextAsync("Bàn làm việc");
        await officer.LookAsync(Screen.Phone, "4-desk");
        await Assertions.Expect(officer.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Cán bộ" })).ToHaveCountAsync(0); // an officer keeps no accounts
    }

    [Theory]
    [InlineData("phone")]
    [InlineData("desk")]
    public async Task Every_screen_is_accessible_and_fits(string size)
    {
        var screen = Screen.Named(size);
        var page = await chromium.EnterAsync(screen, $"duyet-{size}@hoi.example", ("reviewer", "79"), options => options.BypassCSP = true);

        await CountAsync(size);
        await page.GotoAsync(chromium.Server.Address + "/staff/reports?kind=Yearly&year=2025");
        await Assertions.Expect(page.Locator("svg.chart").First).ToBeVisibleAsync();
        await page.LookAsync(screen, "s-reports");

        foreach (var path in new[] { "/staff", "/staff/lost", "/staff/people", "/staff/people/add", "/staff/access", "/staff/account", "/staff/second-factor", "/staff/denied" })
        {
            await page.GotoAsync(chromium.Server.Address + path);
            await page.LookAsync(screen, "s" + path.Replace('/', '-'));
        }

        await page.GotoAsync(chromium.Server.Address + "/staff/login");
        await page.LookAsync(screen, "s-login");
        await page.GotoAsync(chromium.Server.Address + "/staff");
        await page.Locator(".me summary").ClickAsync();
        await page.LookAsync(screen, "s-menu");
        await page.GetByText("Khóa màn hình").ClickAsync();
        await page.LookAsync(screen, "s-locked");
    }

    // Figures for a report, and a reply that no vendor took.
    private Task CountAsync(string size) => chromium.Server.ExecuteAsync($"""
        WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 40)
        INSERT INTO tally (day, kind, channel, topic, urgency, province, commune, audience, outcome, referral, understood, wait)
        SELECT {new DateOnly(2025, 3, 8).DayNumber}, CASE i % 2 WHEN 0 THEN 'Case' ELSE 'Referral' END, 'webchat', CASE i % 4 WHEN 0 THEN 'shelter' ELSE 'domestic_violence' END, 'high', '79', '26740', 'self_adult', 'referred', 'shelter', 1, '' FROM s;
        INSERT INTO conversation (channel, conversation_id, last_sequence) VALUES ('zalo', 'mau-{size}', 1);
        INSERT INTO outbox (conversation, channel, sequence, created_at, due_at, done_at, given_up)
        SELECT key, channel, 1, 0, 0, CAST(strftime('%s', 'now') AS INTEGER) * 1000, 'window-closed' FROM conversation WHERE conversation_id = 'mau-{size}';
        """);

    [Fact]
    public async Task An_untouched_screen_hides_and_opens_with_what_was_typed_still_there()
    {
        var page = await chromium.EnterAsync(Screen.Desk, "khoa@hoi.example", ("officer", "26740"), _ => { });
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
        page.PageError += (_, fault) => complaints.Add(fault);
        await page.Clock.InstallAsync();
        await page.GotoAsync(chromium.Server.Address + "/staff");
        await page.Locator("#text").FillAsync("đang gõ dở");

        await page.Clock.RunForAsync(16 * 60 * 1000);
        await page.Locator("#lock[open]").WaitForAsync();
        await page.KeepConsoleAsync(Screen.Desk, "lock");
        await Assertions.Expect(page.Locator("#main")).ToBeHiddenAsync();
        complaints.ShouldBeEmpty();
        await page.Locator("#lock-password").FillAsync("sai rồi");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#lock-fault")).ToHaveTextAsync("Mật khẩu chưa đúng. Gõ lại giúp nhé.");
        await page.Locator("#lock-password").FillAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#lock")).Not.ToBeVisibleAsync();

        (await page.Locator("#text").InputValueAsync()).ShouldBe("đang gõ dở");
        await page.GetByText("Xem bot trả lời").ClickAsync();
        await Assertions.Expect(page.Locator(".result")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_keyboard_alone_skips_to_the_main_part()
    {
        var page = await chromium.EnterAsync(Screen.Desk, "phim@hoi.example", ("officer", "26740"), _ => { });

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        (await page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("main");
    }
}
