using Microsoft.Playwright;

namespace SafeHelp.Browser.Tests;

/// <summary>The page where links are tapped most: in the browsers inside Zalo and Facebook, which open no second window and keep nothing for frames.</summary>
[Collection(nameof(ChatPage))]
public sealed class InAppTests(Chromium chromium)
{
    private const string ZaloAndroid =
        "Mozilla/5.0 (Linux; Android 13; SM-A045F Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0.6099.230 Mobile Safari/537.36 Zalo android/24010200 ZaloTheme/light ZaloLanguage/vi";

    private const string ZaloPhone =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Zalo iOS/23120200 ZaloTheme/light ZaloLanguage/vn";

    private const string FacebookAndroid =
        "Mozilla/5.0 (Linux; Android 12; RMX3231; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/119.0.6045.193 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/441.0.0.33.109;]";

    private const string FacebookPhone =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/440.0.0.30.110;FBDV/iPhone12,1;FBMD/iPhone;FBSN/iOS;FBSV/16.6;FBLC/vi_VN]";

    // As such a browser behaves: no window of its own for a link, no storage, no location without a prompt that it may lack.
    private const string Narrowed = """
        window.open = () => null;
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });
        Object.defineProperty(document, 'cookie', { get() { throw new DOMException('refused', 'SecurityError'); } });
        Object.defineProperty(navigator, 'serviceWorker', { get: () => undefined });
        Object.defineProperty(navigator, 'geolocation', { get: () => undefined });
        Object.defineProperty(AbortSignal, 'timeout', { value: undefined });
        """;

    [Theory]
    [InlineData("Zalo Android", ZaloAndroid)]
    [InlineData("Zalo iPhone", ZaloPhone)]
    [InlineData("Facebook Android", FacebookAndroid)]
    [InlineData("Facebook iPhone", FacebookPhone)]
    public async Task The_chat_answers_shows_numbers_and_leaves_inside_another_app(string app, string userAgent)
    {
        var page = await chromium.VisitorAsync(Screen.Phone, options => options.UserAgent = userAgent);
        await page.AddInitScriptAsync(Narrowed);
        await page.Context.RouteAsync("https://**", route => route.FulfillAsync(new RouteFulfillOptions { Body = "neutral", ContentType = "text/html" }));
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        var windows = 0;
        page.Context.Page += (_, _) => windows++;
        await page.OpenChatAsync(chromium.Server.Address);

        var answer = await page.AskAsync("chồng đánh tôi, tôi ở Hóc Môn");
        await page.Locator("#locate").ClickAsync();
        await page.Locator("#locate-yes").ClickAsync();
        await page.Locator("#status:has-text('xã')").WaitForAsync();
        await answer.Locator("a.dial[href^='tel:']").First.WaitForAsync();
        (await answer.Locator("a.dial[href^='tel:']").CountAsync()).ShouldBeGreaterThan(0, app);
        await page.Locator("#leave").ClickAsync();

        await page.WaitForURLAsync("https://**");
        (windows, faults.Count).ShouldBe((0, 0), string.Join('\n', faults));
    }

    [Fact]
    public async Task In_a_frame_of_another_site_that_may_keep_nothing_the_chat_answers()
    {
        chromium.Site.Html = $"<!doctype html><title>[MẪU]</title><iframe src='{chromium.Server.Address}/' sandbox='allow-scripts allow-same-origin allow-forms' style='width:340px;height:600px'></iframe>";
        var page = await chromium.VisitorAsync(Screen.Phone, options => options.UserAgent = ZaloAndroid);
        await page.AddInitScriptAsync(Narrowed);
        await page.GotoAsync(chromium.Site.Allowed + "/");
        var chat = page.FrameLocator("iframe");

        await chat.Locator(".line.bot").First.WaitForAsync();
        await chat.Locator("#text").FillAsync("111 là số gì");
        await chat.Locator("#send").ClickAsync();

        await chat.Locator(".line.me:not(.sending)").WaitForAsync();
        await chat.Locator(".line.bot a.dial, .line.me ~ .line.bot:not(:has(.typing))").First.WaitForAsync();
    }
}
