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
        using var officer = await EnterAsync("lap@hoi.example", "officer", Commune);
        using var reviewer = await EnterAsync("tinh@hoi.example", "reviewer", "79");
        using var centre = await EnterAsync("tw@hoi.example", "publisher", "");
        for (var number = 1; number <= Dozen; number++)
        {
            var made = await officer.SendAsync("/staff/records/new?kind=dia_chi_tin_cay", "record", Fields(number));
            var path = made.To!.Split('?')[0];
            await DoAsync(officer, path, "AddPaper", 0, Paper("HolderConsent"));
            await DoAsync(officer, path, "AddPaper", 1, Paper("ManagingBodyAgreement"));
            await DoAsync(officer, path, "Submit", 2);
            await DoAsync(officer, path, "Confirm", 3, ("Authority", "[MẪU] UBND xã"), ("AuthorityRole", "phó chủ tịch"), ("ConfirmationDay", "2026-02-01"), ("AuthorityReference", "giấy 03"));
            await DoAsync(reviewer, path, "Appraise", 4, ("AsStated", "yes"), ("AppraisalNote", "[MẪU] đúng"));
            await DoAsync(reviewer, path, "Accept", 5);
            await DoAsync(centre, path, "Publish", 6);
        }
    }

    private async Task<ConsoleVisitor> EnterAsync(string email, string role, string area)
    {
        var visitor = new ConsoleVisitor(server.Address);
        await visitor.ComeInAsync(await server.AddStaffAsync(email, role, area), email);
        return visitor;
    }

    private static async Task DoAsync(ConsoleVisitor visitor, string record, string deed, int revision, params (string Name, string Value)[] fields)
    {
        var answer = await visitor.SendAsync(record, deed, [("Revision", $"{revision}"), .. fields]);
        answer.To.ShouldBe($"{record}?done={deed}", answer.Html);
    }

    private static (string Name, string Value)[] Fields(int number) =>
    [
        ("Category", "dia_chi_tin_cay"), ("Name", $"[MẪU] Địa chỉ tin cậy thôn {number}"), ("Confidentiality", "PhoneOnly"), ("Address", "[MẪU] Số 1 đường Mẫu"), ("Serves", "commune"),
        ("Hours", "weekly"), ("MorningFrom", "8h"), ("MorningTo", "11:30"), ("AfternoonFrom", "13:30"), ("AfternoonTo", "17:00"),
        ("PhoneNumber", $"0000 000 10{number:00}"), ("PhoneCost", "Cước gọi thường"), ("PhoneHours", "same"), ("PhoneHoursOwn", ""), ("Audience", "moi_nguoi"), ("Languages", "vi"),
        ("PersonName", "[MẪU] Chị Sen"), ("PersonRole", "chủ nhà"), ("Do", "save"),
    ];

    private static (string Name, string Value)[] Paper(string kind) =>
        [("PaperKind", kind), ("Signer", "[MẪU] Người ký"), ("SignerRole", "chủ nhà"), ("PaperDay", "2026-01-15"), ("PaperScope", "Contact"), ("Reference", "phiếu 01, tủ 2")];
}
