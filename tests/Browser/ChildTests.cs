using Microsoft.Playwright;

namespace SafeHelp.Browser.Tests;

/// <summary>The page as a child sees it.</summary>
[Collection(nameof(ChatPage))]
public sealed class ChildTests(Chromium chromium)
{
    [Theory]
    [InlineData("phone")]
    [InlineData("desk")]
    public async Task Safety_29_Who_says_to_be_a_child_sees_larger_letters_fewer_numbers_and_111_first(string size)
    {
        var screen = Screen.Named(size);
        var page = await chromium.VisitorAsync(screen);
        await page.OpenChatAsync(chromium.Server.Address);
        var before = await LetterSizeAsync(page);

        await page.Locator("#under-age").ClickAsync();
        await Assertions.Expect(page.Replies()).ToHaveCountAsync(3);
        await page.KeepAsync(screen, "14-child");

        (await LetterSizeAsync(page)).ShouldBeGreaterThan(before);
        (await NumbersAsync(page)).ShouldBe(["111", "113", "115"]);
        page.Url.ShouldEndWith("/", customMessage: "no word of it in the address");

        await page.Locator("#log").EvaluateAsync("log => log.scrollTo(0, 0)");
        await page.Locator("#grown-up").ClickAsync();
        await Assertions.Expect(page.Locator(".child")).ToHaveCountAsync(0);
        (await NumbersAsync(page)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Who_shows_to_be_a_child_sees_the_same_without_a_tap()
    {
        var page = await chromium.VisitorAsync(Screen.Phone);
        await page.OpenChatAsync(chromium.Server.Address);

        await page.AskAsync("ba đánh con, con đang trốn trong nhà tắm");
        await page.Locator("html.child").WaitForAsync();
        await page.KeepAsync(Screen.Phone, "15-child-in-danger");

        (await NumbersAsync(page))[0].ShouldBe("111");
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue("nothing sticks out");
    }

    private static Task<double> LetterSizeAsync(IPage page) => page.Locator(".bubble").First.EvaluateAsync<double>("bubble => parseFloat(getComputedStyle(bubble).fontSize)");

    private static async Task<List<string>> NumbersAsync(IPage page)
    {
        var shown = await page.Locator("nav a b").AllAsync();
        var texts = new List<string>();
        foreach (var number in shown)
        {
            if (await number.IsVisibleAsync()) texts.Add(await number.InnerTextAsync());
        }

        return texts;
    }
}
