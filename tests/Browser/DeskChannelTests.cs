using Microsoft.Playwright;
using SafeHelp.Support;

namespace SafeHelp.Browser.Tests;

/// <summary>Officers at their browsers, somebody who seeks help on a messenger: asked for, waited for, taken, answered, a card, handed over, given back.</summary>
[Collection(nameof(ChatPage))]
public sealed class DeskChannelTests(Chromium chromium, DeskStage stage) : IClassFixture<DeskStage>
{
    [Fact]
    public async Task On_Telegram_and_on_Zalo_an_officer_is_asked_for_answers_hands_over_with_a_yes_and_gives_back()
    {
        var officer = await stage.OnDutyAsync(chromium, "kenh-1@hoi.example", "Chị Trực");
        var colleague = await stage.OnDutyAsync(chromium, "kenh-2@hoi.example", "Chị Ba");

        foreach (var channel in new[] { "telegram", "zalo" }) await TalkAsync(channel, officer, colleague);

        await officer.CloseAsync();
        await colleague.CloseAsync();
    }

    private async Task TalkAsync(string channel, IPage officer, IPage colleague)
    {
        await stage.WriteAsync(channel, "tôi ở phường Sài Gòn, TP HCM");
        await Eventually.TrueAsync(() => stage.Heard(channel).Count > 0, "the bot has answered");
        await stage.WriteAsync(channel, "tôi muốn nói chuyện với người thật");
        await stage.HearsAsync(channel, "Mình đã báo cán bộ đang trực");

        await officer.Locator("#waiting tbody tr button").First.ClickAsync();
        await stage.HearsAsync(channel, "Chị Trực đang ở đây");
        await SayAsync(officer, "em nghe chị đây ạ");
        await stage.HearsAsync(channel, "em nghe chị đây ạ");
        await stage.WriteAsync(channel, "dạ em đang ở nhà mẹ");
        await Assertions.Expect(officer.Locator("#said li.person").Last).ToContainTextAsync("dạ em đang ở nhà mẹ");
        await officer.Locator("#q").FillAsync("tổng đài bạo lực gia đình");
        await officer.Locator("#find button").ClickAsync();
        await officer.Locator("#found button").First.ClickAsync();
        await stage.HearsAsync(channel, "1900 96 96 80");

        await officer.ReloadAsync();
        await officer.Locator("#to").SelectOptionAsync(new SelectOptionValue { Label = "Chị Ba" });
        await officer.GetByText("Hỏi người dân", new() { Exact = true }).ClickAsync();
        await stage.HearsAsync(channel, "Chị Trực muốn nhờ Chị Ba giúp tiếp");
        await Assertions.Expect(colleague.Locator("#waiting tbody tr")).ToHaveCountAsync(0);
        await stage.WriteAsync(channel, "đồng ý");
        await colleague.Locator("#waiting tbody tr button").First.ClickAsync();
        await stage.HearsAsync(channel, "Chị Ba đang ở đây");
        await Assertions.Expect(officer.Locator("#notice")).ToContainTextAsync("không còn ở tay mình");
        await SayAsync(colleague, "em là Ba, em giúp chị tiếp");
        await stage.HearsAsync(channel, "em giúp chị tiếp");

        await colleague.GetByText("Trả lại cho bot").ClickAsync();
        await stage.HearsAsync(channel, "Cán bộ đã chuyển lại cho mình");
        await Assertions.Expect(colleague.Locator("h1")).ToHaveTextAsync("Hàng chờ");
        var before = stage.Heard(channel).Count;
        await stage.WriteAsync(channel, "cảm ơn bạn nhiều");
        await Eventually.TrueAsync(() => stage.Heard(channel).Count > before, "the bot answers again");
        foreach (var words in new[] { "em nghe chị đây ạ", "em giúp chị tiếp" }) stage.Heard(channel).Count(text => text.Contains(words, StringComparison.Ordinal)).ShouldBe(1, words);
        await officer.GotoAsync(stage.Server.Address + "/staff/talks");
    }

    private static async Task SayAsync(IPage page, string text)
    {
        await page.Locator("#text").FillAsync(text);
        await page.Locator("#say button").ClickAsync();
    }
}
