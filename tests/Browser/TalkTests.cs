using Microsoft.Playwright;
using SafeHelp.Support.Staff;

namespace SafeHelp.Browser.Tests;

/// <summary>An officer and somebody who seeks help, each with a browser: the waiting line, a talk, a cut line, the way back.</summary>
[Collection(nameof(ChatPage))]
public sealed class TalkTests(Chromium chromium)
{
    private const string Ward = "26740";

    [Fact]
    public async Task Somebody_asks_is_answered_gets_a_card_and_is_given_back_and_a_cut_line_loses_nothing()
    {
        var (officer, _) = await OnDutyAsync(Screen.Desk, "truc-1@hoi.example", "Chị Trực");
        var seeker = await AskForAPersonAsync();
        await officer.Locator("#waiting tbody tr button").First.WaitForAsync();
        await LookAsync(officer, Screen.Desk, "t-1-line");

        await officer.Locator("#waiting tbody tr button").First.ClickAsync();
        await officer.Locator("#say").WaitForAsync();
        await SeesAsync(seeker, "Chị Trực");
        await SayAsync(officer, "Chào chị, em nghe đây.");
        await SeesAsync(seeker, "em nghe đây");
        await SayAsync(officer, "chị gọi 0912 345 678 nhé");
        await Assertions.Expect(officer.Locator("#say-fault")).ToContainTextAsync("chưa công bố");
        (await officer.Locator("#text").InputValueAsync()).ShouldBe("chị gọi 0912 345 678 nhé", "what is refused is kept to be mended");
        await LookAsync(officer, Screen.Desk, "t-2-refused");

        await officer.Locator("#text").FillAsync("");
        await officer.Context.SetOfflineAsync(true);
        await SayAsync(officer, "tin gõ lúc mất mạng");
        await Assertions.Expect(officer.Locator("#offline")).ToBeVisibleAsync();
        await LookAsync(officer, Screen.Desk, "t-3-offline", isOnline: false);
        await Assertions.Expect(officer.Locator("#pending li")).ToHaveCountAsync(1); // what was typed waits in the page
        await Task.Delay(TimeSpan.FromSeconds(30));
        await officer.Context.SetOfflineAsync(false);
        await SeesAsync(seeker, "tin gõ lúc mất mạng");
        await Assertions.Expect(officer.Locator("#pending li")).ToHaveCountAsync(0);
        await Assertions.Expect(seeker.GetByText("tin gõ lúc mất mạng")).ToHaveCountAsync(1); // sent once

        await officer.Locator("#q").FillAsync("tổng đài bạo lực gia đình");
        await officer.Locator("#find button").ClickAsync();
        await officer.Locator("#found button").First.ClickAsync();
        await Assertions.Expect(officer.Locator("#pending li")).ToHaveCountAsync(0);
        await Assertions.Expect(officer.Locator("#said li.officer")).ToHaveCountAsync(4);
        await LookAsync(officer, Screen.Desk, "t-4-card");

        await officer.GetByText("Trả lại cho bot").ClickAsync();
        await Assertions.Expect(officer.Locator("h1")).ToHaveTextAsync("Hàng chờ");
        await seeker.KeepConsoleAsync(Screen.Phone, "t-5-seeker");
        await officer.CloseAsync();
    }

    [Fact]
    public async Task A_talk_is_handed_over_only_with_the_persons_yes()
    {
        var (officer, _) = await OnDutyAsync(Screen.Phone, "truc-2@hoi.example", "Chị Hai");
        var (colleague, _) = await OnDutyAsync(Screen.Desk, "truc-3@hoi.example", "Chị Ba");
        var seeker = await AskForAPersonAsync();
        await officer.Locator("#waiting tbody tr button").First.ClickAsync();
        await SayAsync(officer, "Chào chị.");
        await SeesAsync(seeker, "Chào chị.");
        await officer.ReloadAsync();
        await LookAsync(officer, Screen.Phone, "t-6-talk");

        await officer.Locator("#to").SelectOptionAsync(new SelectOptionValue { Label = "Chị Ba" });
        await officer.GetByText("Hỏi người dân", new() { Exact = true }).ClickAsync();
        await SeesAsync(seeker, "Chị Ba");
        // Her page may still show it from before it was taken, until it looks again.
        await Assertions.Expect(colleague.Locator("#waiting tbody tr")).ToHaveCountAsync(0);
        await Assertions.Expect(officer.Locator("#said")).ToContainTextAsync("Chào chị.");
        await seeker.Locator("#text").FillAsync("đồng ý");
        await seeker.Locator("#send").ClickAsync();
        await colleague.Locator("#waiting tbody tr button").First.ClickAsync();
        await Assertions.Expect(colleague.Locator("#said")).ToContainTextAsync("Chào chị.");
        await Assertions.Expect(officer.Locator("#notice")).ToContainTextAsync("không còn ở tay mình");

        await officer.GotoAsync(chromium.Server.Address + "/staff/talks");
        await LookAsync(officer, Screen.Phone, "t-7-line");
        await officer.GotoAsync(chromium.Server.Address + "/staff/assist");
        await officer.Locator("#words").FillAsync("chồng đánh, đang ở phường Sài Gòn");
        await officer.Locator("#a-questions li").First.WaitForAsync();
        await LookAsync(officer, Screen.Phone, "t-8-assist");
        await officer.GotoAsync(chromium.Server.Address + "/staff/duty");
        await LookAsync(officer, Screen.Phone, "t-9-duty");
        await officer.GotoAsync(chromium.Server.Address + "/staff/reports");
        await LookAsync(officer, Screen.Phone, "t-10-reports");
        await colleague.GetByText("Kết thúc, đã giúp xong").ClickAsync();
        await Assertions.Expect(colleague.Locator("h1")).ToHaveTextAsync("Hàng chờ");
        await officer.CloseAsync();
        await colleague.CloseAsync();
    }

    private async Task<(IPage Page, string Email)> OnDutyAsync(Screen screen, string email, string alias)
    {
        var page = await EnterAsync(screen, email, ("officer", Ward), alias);
        var lead = await EnterAsync(Screen.Desk, "lich-" + email, ("reviewer", "79"), "Chị Lịch");
        await lead.GetByText("Đã chép xong").ClickAsync();
        await lead.GotoAsync(chromium.Server.Address + "/staff/duty");
        var officer = await lead.Locator("#Officer option").Filter(new() { HasText = alias }).GetAttributeAsync("value");
        await lead.Locator("#Officer").SelectOptionAsync(officer!);
        await lead.Locator("#Hours").FillAsync("24/7");
        await lead.GetByLabel("Trực cả ngày lễ").CheckAsync();
        await lead.GetByText("Thêm ca", new() { Exact = true }).ClickAsync();
        await lead.GetByText("Đã lưu lịch trực").WaitForAsync();
        await LookAsync(lead, Screen.Desk, "t-0-duty");
        await lead.CloseAsync();
        await page.GotoAsync(chromium.Server.Address + "/staff/talks");
        await Assertions.Expect(page.Locator("#duty")).ToHaveTextAsync("Mình đang trong ca trực.");
        return (page, email);
    }

    private async Task<IPage> AskForAPersonAsync()
    {
        var seeker = await chromium.VisitorAsync(Screen.Phone);
        await seeker.OpenChatAsync(chromium.Server.Address);
        await seeker.AskAsync("tôi ở phường Sài Gòn, TP HCM");
        await seeker.AskAsync("tôi muốn nói chuyện với người thật");
        return seeker;
    }

    private async Task<IPage> EnterAsync(Screen screen, string email, (string Role, string Area) post, string alias)
    {
        var page = await chromium.VisitorAsync(screen, options => options.BypassCSP = true);
        await page.GotoAsync(await chromium.Server.AddStaffAsync(email, post.Role, post.Area));
        await page.GetByLabel("Tên người dân nhìn thấy").FillAsync(alias);
        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(ConsoleVisitor.Password);
        await page.GetByLabel("Gõ lại mật khẩu").FillAsync(ConsoleVisitor.Password);
        await page.GetByText("Đặt mật khẩu và vào").ClickAsync();
        if (post.Role == "officer")
        {
            await page.Locator("h1").Filter(new() { HasText = "Bàn làm việc" }).WaitForAsync();
            return page;
        }

        await page.Locator("#Code").FillAsync(Totp.Code((await page.Locator("code.key").TextContentAsync())!));
        await page.GetByText("Bật xác nhận hai bước").Last.ClickAsync();
        return page;
    }

    private static async Task SayAsync(IPage officer, string text)
    {
        await officer.Locator("#text").FillAsync(text);
        await officer.Locator("#say button").ClickAsync();
    }

    private static Task SeesAsync(IPage seeker, string words) => Assertions.Expect(seeker.Locator("body")).ToContainTextAsync(words);

    private static async Task LookAsync(IPage page, Screen screen, string state, bool isOnline = true)
    {
        await page.KeepConsoleAsync(screen, state);
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(screen.Width, state + " fits");
        if (isOnline) await page.ShouldBeAccessibleAsync(state);
    }
}
