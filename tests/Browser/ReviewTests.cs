using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SafeHelp.Support;
using SafeHelp.Support.Staff;

namespace SafeHelp.Browser.Tests;

/// <summary>The six-monthly review on a phone, on a server whose terms make every published record due at once.</summary>
[Collection(nameof(ChatPage))]
public sealed class ReviewTests(Chromium chromium) : IAsyncLifetime
{
    private const string Commune = "27568";
    private const int Dozen = 12;

    private readonly string content = Directory.CreateTempSubdirectory("safehelp-terms-").FullName;
    private ServerProcess server = null!;

    public async ValueTask InitializeAsync()
    {
        await Shell.RunAsync(Repository.PathTo("."), "cp", "-r", Repository.PathTo("content") + "/.", content);
        var records = Path.Combine(content, "records.yml");
        await File.WriteAllTextAsync(records, Regex.Replace(await File.ReadAllTextAsync(records), "review_months: \\d+, notice_days: \\d+", "review_months: 1, notice_days: 90"));
        server = await ServerProcess.StartAsync(("SafeHelp__Content", content));
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(content, recursive: true);
    }

    [Fact]
    public async Task A_dozen_is_reviewed_on_one_page_of_a_phone_and_a_number_that_fails_becomes_a_task()
    {
        var link = await server.AddStaffAsync("xa@hoi.example", "officer", Commune);
        var page = await chromium.VisitorAsync(Screen.Phone, options => options.BypassCSP = true);
        await page.GotoAsync(link);
        await page.SetPasswordAsync("Chị Lan");
        await PublishDozenAsync();

        await page.GotoAsync(server.Address + "/staff");
        await Assertions.Expect(page.Locator(".numbers")).ToContainTextAsync("12 hồ sơ đến hạn");
        await page.LookAsync(Screen.Phone, "v1-waiting");
        await TellAsync(page);

        await page.GotoAsync(server.Address + "/staff/review");
        await Assertions.Expect(page.Locator("fieldset.review")).ToHaveCountAsync(Dozen);
        await page.LookAsync(Screen.Phone, "v4-review");
        await page.Locator("fieldset.review").Nth(0).GetByLabel("sửa").CheckAsync();
        await page.Locator("fieldset.review").Nth(1).GetByLabel("ngừng", new LocatorGetByLabelOptions { Exact = true }).CheckAsync();
        await page.GetByText("Những hồ sơ chưa chọn: còn đúng cả").ClickAsync();
        await Assertions.Expect(page.Locator(".alarm")).ToContainTextAsync("Ghi lý do");
        await Assertions.Expect(page.Locator(".good[role=status]")).ToContainTextAsync("10 hồ sơ còn đúng, ngừng 0, 1 hồ sơ cần sửa");
        await page.LookAsync(Screen.Phone, "v5-reviewed");
    }

    // A seeker says that a number fails; the officer finds it among her tasks, calls it and settles it.
    private async Task TellAsync(IPage officer)
    {
        await chromium.SeenAsync(server.Address, "địa chỉ tin cậy ở xã Đông Thạnh, TP HCM", "[MẪU] Địa chỉ tin cậy");
        var seeker = await chromium.VisitorAsync(Screen.Phone);
        await seeker.OpenChatAsync(server.Address);
        await seeker.AskAsync("địa chỉ tin cậy ở xã Đông Thạnh, TP HCM");
        await seeker.GetByText("[MẪU] Địa chỉ tin cậy").First.WaitForAsync();
        await seeker.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Số không ai nghe máy" }).Last.ClickAsync();
        await seeker.GetByText("Chọn số gọi không được").First.WaitForAsync();
        await seeker.KeepAsync(Screen.Phone, "v2-which");
        await seeker.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = new Regex("^0000") }).Last.ClickAsync();
        await seeker.GetByText("Cảm ơn bạn đã báo").First.WaitForAsync();
        await seeker.KeepAsync(Screen.Phone, "v3-thanks");

        await Eventually.TrueAsync(
            async () =>
            {
                await officer.GotoAsync(server.Address + "/staff/doubts");
                return await officer.Locator(".cards > li").CountAsync() == 1;
            },
            "the number stands among the officer's tasks");
        await officer.LookAsync(Screen.Phone, "v3-doubts");
        await officer.GetByText("Gọi được rồi").Last.ClickAsync();
        await Assertions.Expect(officer.Locator(".good[role=status]")).ToBeVisibleAsync();
        await Assertions.Expect(officer.Locator(".cards > li")).ToHaveCountAsync(0);
    }

    private async Task PublishDozenAsync()
    {
        using var hands = new UnionHands(await EnterAsync("lap@hoi.example", "officer", Commune), await EnterAsync("tinh@hoi.example", "reviewer", "79"), await EnterAsync("tw@hoi.example", "publisher", ""));
        for (var number = 1; number <= Dozen; number++) await hands.PublishAsync($"[MẪU] Địa chỉ tin cậy thôn {number}", $"0000 000 10{number:00}");
    }

    private async Task<ConsoleVisitor> EnterAsync(string email, string role, string area)
    {
        var visitor = new ConsoleVisitor(server.Address);
        await visitor.ComeInAsync(await server.AddStaffAsync(email, role, area), email);
        return visitor;
    }
}
