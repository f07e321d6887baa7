using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SafeHelp.Browser.Tests;

/// <summary>A record from its first line to the answers and out of them again, by the people whose hands it goes through.</summary>
[Collection(nameof(ChatPage))]
public sealed class RecordTests(Chromium chromium)
{
    private const string Commune = "27568";
    private const string Question = "địa chỉ tin cậy ở xã Đông Thạnh, TP HCM";

    private static readonly Action<BrowserNewContextOptions> ForAxe = options => options.BypassCSP = true;

    [Fact]
    public async Task What_an_officer_writes_is_vouched_for_published_found_in_the_chat_changed_and_withdrawn()
    {
        const string Name = "[MẪU] Địa chỉ tin cậy Hoa Sen";
        var officer = await chromium.EnterAsync(Screen.Phone, "hoso-xa@hoi.example", ("officer", Commune), ForAxe);
        var reviewer = await chromium.EnterAsync(Screen.Desk, "hoso-tinh@hoi.example", ("reviewer", "79"), ForAxe);
        var publisher = await chromium.EnterAsync(Screen.Desk, "hoso-tw@hoi.example", ("publisher", ""), ForAxe);

        await DraftAsync(officer, Name);
        var record = officer.Url.Split('?')[0];
        await officer.LookAsync(Screen.Phone, "r4-draft");
        await officer.PapersAsync();
        await officer.LookAsync(Screen.Phone, "r5-papers");
        await officer.DoAsync("Submit");
        await officer.LookAsync(Screen.Phone, "r6-submitted");
        await officer.ConfirmAsync();

        await reviewer.AcceptAsync(record);
        await reviewer.LookAsync(Screen.Desk, "r7-accepted");
        await publisher.PublishAsync(record);
        await publisher.LookAsync(Screen.Desk, "r8-published");
        var seeker = await chromium.SeenAsync(chromium.Server.Address, Question, Name);
        await seeker.KeepConsoleAsync(Screen.Phone, "r8-seeker");

        await officer.GotoAsync(record + "/edit");
        await officer.Locator("#Note").FillAsync("[MẪU] Có phòng chờ riêng.");
        await officer.SaveAsync();
        await officer.DoAsync("Submit");
        await officer.ConfirmAsync();
        await reviewer.GotoAsync(record);
        await Assertions.Expect(reviewer.Locator(".changes tbody tr")).ToHaveCountAsync(1);
        await reviewer.LookAsync(Screen.Desk, "r9-comparison");
        await officer.GotoAsync(record);
        await officer.LookAsync(Screen.Phone, "r9-comparison");
        await reviewer.AcceptAsync(record);
        await publisher.PublishAsync(record);
        await Assertions.Expect(publisher.Locator(".changes")).ToHaveCountAsync(0);
        await publisher.Locator("#history ~ ol a").First.ClickAsync();
        await publisher.LookAsync(Screen.Desk, "r10-changes");

        await officer.WithdrawAsync(record);
        await chromium.GoneAsync(chromium.Server.Address, Question, Name);
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
        await other.SaveAsync();

        await one.Locator("#Note").FillAsync("[MẪU] lời của người chậm");
        await one.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Lưu", Exact = true }).Last.ClickAsync();

        await Assertions.Expect(one.Locator(".conflict")).ToContainTextAsync("lời của người nhanh");
        await Assertions.Expect(one.Locator("#Note")).ToHaveValueAsync("[MẪU] lời của người chậm");
        await one.LookAsync(Screen.Desk, "r12-conflict");
        await one.SaveAsync();
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
        await officer.SaveAsync();
    }
}
