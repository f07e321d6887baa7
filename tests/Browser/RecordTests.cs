using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SafeHelp.Browser.Tests;

/// <summary>A record from its first line to the answers and out of them again, by the people whose hands it goes through.</summary>
[Collection(nameof(ChatPage))]
public sealed class RecordTests(Chromium chromium)
{
    private const string Commune = "27568";
    private const string CommuneName = "xã Đông Thạnh, TP HCM";

    private static readonly Action<BrowserNewContextOptions> ForAxe = options => options.BypassCSP = true;

    [Fact]
    public async Task What_an_officer_writes_is_vouched_for_published_found_in_the_chat_changed_and_withdrawn()
    {
        const string Name = "[MẪU] Địa chỉ tin cậy Hoa Sen";
        var officer = await chromium.EnterAsync(Screen.Phone, "hoso-xa@hoi.example", ("officer", Commune), ForAxe);
        var reviewer = await chromium.EnterAsync(Screen.Desk, "hoso-tinh@hoi.example", ("reviewer", "79"), ForAxe);
        var publisher = await chromium.EnterAsync(Screen.Desk, "hoso-tw@hoi.example", ("publisher", ""), ForAxe);

        await DraftAsync(officer, Name);
        var record = new Uri(officer.Url).AbsolutePath;
        await officer.LookAsync(Screen.Phone, "r4-draft");
        await PapersAsync(officer);
        await officer.LookAsync(Screen.Phone, "r5-papers");
        await DoAsync(officer, "Submit");
        await officer.LookAsync(Screen.Phone, "r6-submitted");
        await ConfirmAsync(officer);

        await AcceptAsync(reviewer, record);
        await reviewer.LookAsync(Screen.Desk, "r7-accepted");
        await PublishAsync(publisher, record);
        await publisher.LookAsync(Screen.Desk, "r8-published");
        await SeekAsync(Name, isThere: true);

        await officer.GotoAsync(chromium.Server.Address + record + "/edit");
        await officer.Locator("#Note").FillAsync("[MẪU] Có phòng chờ riêng.");
        await SaveAsync(officer);
        await DoAsync(officer, "Submit");
        await ConfirmAsync(officer);
        await reviewer.GotoAsync(chromium.Server.Address + record);
        await Assertions.Expect(reviewer.Locator(".changes tbody tr")).ToHaveCountAsync(1);
        await reviewer.LookAsync(Screen.Desk, "r9-comparison");
        await officer.GotoAsync(chromium.Server.Address + record);
        await officer.LookAsync(Screen.Phone, "r9-comparison");
        await AcceptAsync(reviewer, record);
        await PublishAsync(publisher, record);
        await Assertions.Expect(publisher.Locator(".changes")).ToHaveCountAsync(0);
        await publisher.Locator("#history ~ ol a").First.ClickAsync();
        await publisher.LookAsync(Screen.Desk, "r10-changes");

        await officer.GotoAsync(chromium.Server.Address + record);
        await officer.Locator("summary", new PageLocatorOptions { HasText = "Rút khỏi danh bạ" }).ClickAsync();
        await officer.Locator("#WithdrawReason").FillAsync("[MẪU] nơi này ngừng giúp");
        await officer.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Rút", Exact = true }).ClickAsync();
        await Assertions.Expect(officer.Locator(".good[role=status]")).ToContainTextAsync("Rút khỏi danh bạ");
        await SeekAsync(Name, isThere: false);
        await officer.GotoAsync(chromium.Server.Address + "/staff/records?q=hoa+sen");
        await Assertions.Expect(officer.Locator(".rows tbody tr")).ToHaveCountAsync(1);
        await officer.LookAsync(Screen.Phone, "r11-list");
    }

    [Fact]
    public async Task Who_was_slower_is_told_what_differs_and_loses_nothing()
    {
        var one = await chromium.EnterAsync(Screen.Desk, "cham-1@hoi.example", ("officer", "27511"), ForAxe);
        var other = await chromium.EnterAsync(Screen.Desk, "cham-2@hoi.example", ("officer", "27511"), ForAxe);
        await DraftAsync(one, "[MẪU] Tổ tư vấn thôn 2");
        var edit = one.Url.Split('?')[0] + "/edit";
        await one.GotoAsync(edit);
        await other.GotoAsync(edit);
        await other.Locator("#Note").FillAsync("[MẪU] lời của người nhanh");
        await SaveAsync(other);

        await one.Locator("#Note").FillAsync("[MẪU] lời của người chậm");
        await one.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Lưu", Exact = true }).Last.ClickAsync();

        await Assertions.Expect(one.Locator(".conflict")).ToContainTextAsync("lời của người nhanh");
        (await one.Locator("#Note").InputValueAsync()).ShouldBe("[MẪU] lời của người chậm");
        await one.LookAsync(Screen.Desk, "r12-conflict");
        await SaveAsync(one);
        await Assertions.Expect(one.Locator(".facts")).ToContainTextAsync("lời của người chậm");
    }

    [Theory]
    [InlineData("phone")]
    [InlineData("desk")]
    public async Task Every_screen_of_records_is_accessible_and_fits(string size)
    {
        var screen = Screen.Named(size);
        var officer = await chromium.EnterAsync(screen, $"man-xa-{size}@hoi.example", ("officer", "27526"), ForAxe);
        var reviewer = await chromium.EnterAsync(screen, $"man-tinh-{size}@hoi.example", ("reviewer", "79"), ForAxe);

        await officer.GotoAsync(chromium.Server.Address + "/staff/hardship");
        await officer.Locator("#Person").FillAsync("[MẪU] Bà Lành, tổ 4");
        await officer.Locator("#SignedOn").FillAsync("2026-09-02");
        await officer.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Ghi", Exact = true }).ClickAsync();
        await Assertions.Expect(officer.Locator(".alarm")).ToContainTextAsync("đồng ý");
        await officer.LookAsync(screen, "r-hardship-fault");
        foreach (var path in new[] { "/staff", "/staff/records", "/staff/records/new", "/staff/records/new?kind=mot_cua_bao_luc_gioi", "/staff/review", "/staff/doubts", "/staff/hardship", "/staff/records/khong-co" })
        {
            await officer.GotoAsync(chromium.Server.Address + path);
            await officer.LookAsync(screen, "r-officer" + Regex.Replace(path, "[/?=]", "-"));
        }

        foreach (var path in new[] { "/staff", "/staff/records?place=b%C3%ACnh+ch%C3%A1nh", "/staff/records/new?kind=duong_day_nong", "/staff/coverage" })
        {
            await reviewer.GotoAsync(chromium.Server.Address + path);
            await reviewer.LookAsync(screen, "r-reviewer" + Regex.Replace(path.Split('?')[0], "[/?=]", "-"));
        }
    }

    private async Task DraftAsync(IPage officer, string name)
    {
        await officer.GotoAsync(chromium.Server.Address + "/staff/records/new");
        await officer.GetByText("Địa chỉ tin cậy tại cộng đồng").ClickAsync();
        await officer.Locator("#Name").FillAsync(name);
        await officer.GetByLabel("Công khai: ai hỏi").CheckAsync();
        await officer.Locator("#Address").FillAsync("[MẪU] Số 1 đường Mẫu, ấp 9");
        await officer.Locator("[name=PointOf]").CheckAsync();
        await officer.GetByLabel("Cả ngày đêm, mọi ngày").CheckAsync();
        await officer.Locator("[name=PhoneNumber]").FillAsync("0000 000 1234");
        await officer.GetByText("Thêm một số nữa").ClickAsync();
        await Assertions.Expect(officer.Locator("[name=PhoneNumber]")).ToHaveCountAsync(2);
        await officer.Locator("[name=Audience]").First.CheckAsync();
        await officer.Locator("[name=PersonName]").FillAsync("[MẪU] Chị Sen");
        await officer.Locator("[name=PersonRole]").FillAsync("chủ nhà");
        await SaveAsync(officer);
    }

    private static async Task SaveAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Lưu", Exact = true }).Last.ClickAsync();
        await Assertions.Expect(page.Locator(".good[role=status]")).ToBeVisibleAsync();
    }

    private static async Task PapersAsync(IPage officer)
    {
        foreach (var kind in new[] { "HolderConsent", "ManagingBodyAgreement" })
        {
            await officer.Locator("summary", new PageLocatorOptions { HasText = "Thêm giấy đã ký" }).ClickAsync();
            await officer.Locator("#PaperKind").SelectOptionAsync(kind);
            await officer.Locator("#Signer").FillAsync("[MẪU] Người ký");
            await officer.Locator("#SignerRole").FillAsync("chủ nhà");
            await officer.Locator("#PaperDay").FillAsync("2026-01-15");
            await officer.Locator("#PaperScope").SelectOptionAsync("ContactAndPlace");
            await officer.Locator("#Reference").FillAsync("phiếu 01, tủ 2");
            await officer.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Thêm giấy", Exact = true }).ClickAsync();
            await Assertions.Expect(officer.Locator(".good[role=status]")).ToBeVisibleAsync();
        }
    }

    private static async Task ConfirmAsync(IPage officer)
    {
        await officer.Locator("summary", new PageLocatorOptions { HasText = "Ghi xác nhận của chính quyền xã" }).ClickAsync();
        await officer.Locator("#Authority").FillAsync("[MẪU] UBND xã");
        await officer.Locator("#AuthorityRole").FillAsync("phó chủ tịch");
        await officer.Locator("#ConfirmationDay").FillAsync("2026-02-01");
        await officer.Locator("#AuthorityReference").FillAsync("giấy 03");
        await DoAsync(officer, "Confirm");
    }

    private async Task AcceptAsync(IPage reviewer, string record)
    {
        await reviewer.GotoAsync(chromium.Server.Address + record);
        await reviewer.Locator("summary", new PageLocatorOptions { HasText = "Ghi kết quả thẩm định tại chỗ" }).ClickAsync();
        await reviewer.Locator("#AppraisalNote").FillAsync("[MẪU] đã đến, đúng như phiếu");
        await DoAsync(reviewer, "Appraise");
        await DoAsync(reviewer, "Accept");
    }

    private async Task PublishAsync(IPage publisher, string record)
    {
        await publisher.GotoAsync(chromium.Server.Address + record);
        await DoAsync(publisher, "Publish");
    }

    private static async Task DoAsync(IPage page, string deed)
    {
        var done = new Regex($"done={deed}$");
        await page.Locator($"form:has(input[name=_handler][value={deed}]) button").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(done);
        await Assertions.Expect(page.Locator(".good[role=status]")).ToBeVisibleAsync();
    }

    // The seeker asks again until the directory of her process has taken the change, as it must within a minute.
    private async Task SeekAsync(string name, bool isThere)
    {
        await SafeHelp.Support.Eventually.TrueAsync(
            async () =>
            {
                var seeker = await chromium.VisitorAsync(Screen.Phone);
                await seeker.OpenChatAsync(chromium.Server.Address);
                await seeker.AskAsync($"địa chỉ tin cậy ở {CommuneName}");
                await seeker.WaitForTimeoutAsync(1000);
                var isShown = await seeker.GetByText(name).CountAsync() > 0;
                if (isShown == isThere && isThere) await seeker.KeepConsoleAsync(Screen.Phone, "r8-seeker");
                await seeker.Context.CloseAsync();
                return isShown == isThere;
            },
            isThere ? $"{name} is among the answers" : $"{name} has left the answers");
    }
}
