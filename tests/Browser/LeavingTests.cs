using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SafeHelp.Browser.Tests;

/// <summary>Leaving without a trace.</summary>
[Collection(nameof(ChatPage))]
public sealed class LeavingTests(Chromium chromium)
{
    private const string Neutral = "<!doctype html><title>neutral</title><p>neutral";

    [Theory]
    [InlineData("button")]
    [InlineData("shift")]
    public async Task Safety_03_Safety_04_Leaving_hides_all_replaces_the_page_and_ends_the_talk(string way)
    {
        var page = await VisitorAsync();
        await page.GotoAsync(chromium.Server.Address + "/huong-dan");
        await page.OpenChatAsync(chromium.Server.Address);
        await page.AskAsync("chồng đánh tôi");
        await page.EvaluateAsync("() => { sessionStorage.a = localStorage.a = '1'; document.cookie = 'a=1'; }");
        var ended = page.WaitForRequestAsync(request => request.PostData == """{"type":"endOfConversation"}""");

        if (way == "button") await page.Locator("#leave").ClickAsync();
        else await PressShiftAsync(page, 3);
        var token = (await (await ended).AllHeadersAsync())["authorization"];
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("^https://"));
        var afterBack = await BackAsync(page);

        (await page.Context.StorageStateAsync()).ShouldNotContain("\"a\"");
        afterBack.ShouldEndWith("/huong-dan", customMessage: "the chat was replaced in the history, not left in it");
        await ShouldBeOverAsync((await ended).Url, token);
    }

    [Fact]
    public async Task Safety_02_Everything_is_hidden_at_once_even_with_the_network_cut()
    {
        var page = await chromium.VisitorAsync(Screen.Phone);
        await page.OpenChatAsync(chromium.Server.Address);
        await page.Context.SetOfflineAsync(true);

        var milliseconds = await page.EvaluateAsync<double>("""
            () => { const from = performance.now(); document.querySelector('#leave').click(); return document.body.childElementCount ? 1e9 : performance.now() - from; }
            """);

        milliseconds.ShouldBeLessThan(100);
    }

    [Fact]
    public async Task Safety_06_Capital_letters_and_the_escape_key_do_not_leave()
    {
        var page = await VisitorAsync();
        await page.OpenChatAsync(chromium.Server.Address);

        await page.Locator("#text").PressSequentiallyAsync("ABC");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Shift+A");
        await page.Keyboard.PressAsync("Shift+B");

        page.Url.ShouldStartWith(chromium.Server.Address);
        await Assertions.Expect(page.Replies().First).ToBeAttachedAsync();
    }

    [Fact]
    public async Task Safety_11_A_reload_shows_nothing_of_before()
    {
        var page = await chromium.VisitorAsync(Screen.Phone);
        await page.OpenChatAsync(chromium.Server.Address);
        await page.AskAsync("chồng đánh tôi");

        await page.ReloadAsync();
        await page.Replies().First.WaitForAsync();

        await Assertions.Expect(page.Locator(".line.me")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Safety_08_Safety_10_The_exit_is_the_first_stop_of_the_tab_key_and_on_screen_beside_the_guide()
    {
        var page = await chromium.VisitorAsync(Screen.Phone);
        await page.OpenChatAsync(chromium.Server.Address);

        await page.Keyboard.PressAsync("Tab");
        var first = await page.EvaluateAsync<string>("() => document.activeElement.id");
        await page.Locator("#guide-link").ClickAsync();
        await page.KeepAsync(Screen.Phone, "8-guide");

        first.ShouldBe("leave");
        await Assertions.Expect(page.Locator("#guide")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#leave")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("nav a").First).ToBeVisibleAsync();
    }

    private async Task<IPage> VisitorAsync()
    {
        var page = await chromium.VisitorAsync(Screen.Phone);
        await page.Context.RouteAsync(url => url.StartsWith("https://", StringComparison.Ordinal), route => route.FulfillAsync(new RouteFulfillOptions { Body = Neutral, ContentType = "text/html" }));
        return page;
    }

    private static async Task PressShiftAsync(IPage page, int times)
    {
        for (var i = 0; i < times; i++) await page.Keyboard.PressAsync("Shift");
    }

    private static async Task<string> BackAsync(IPage page)
    {
        await page.GoBackAsync();
        return page.Url;
    }

    private static async Task ShouldBeOverAsync(string activities, string authorization)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, activities);
        request.Headers.TryAddWithoutValidation("authorization", authorization);
        using var answer = await http.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(403, "the token must not work any more");
    }
}
