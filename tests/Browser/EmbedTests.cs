using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SafeHelp.Browser.Tests;

/// <summary>The one line on another site's page.</summary>
[Collection(nameof(ChatPage))]
public sealed class EmbedTests(Chromium chromium)
{
    [Theory]
    [InlineData("phone")]
    [InlineData("desk")]
    public async Task On_an_allowed_site_the_button_opens_a_chat_that_answers_and_leaves_with_its_page(string size)
    {
        var screen = Screen.Named(size);
        var page = await HostPageAsync(screen, chromium.Site.Allowed, $"<script src=\"{chromium.Server.Address}/embed.js\" data-color=\"#7a1f5c\" async></script>");
        await page.KeepAsync(screen, "11-embed-closed");

        await OpenAsync(page, screen);
        var chat = await FrameAsync(page);
        await chat.Locator(".line.bot").First.WaitForAsync();
        await chat.Locator("#text").FillAsync("111 là số gì");
        await chat.Locator("#send").ClickAsync();
        await chat.Locator(".line.me:not(.sending)").WaitForAsync();
        await page.KeepAsync(screen, "12-embed-open");
        await chat.Locator("#leave").ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("^https://"));
    }

    [Fact]
    public async Task The_site_says_its_greeting_corner_language_and_colour()
    {
        var page = await HostPageAsync(
            Screen.Phone, chromium.Site.Allowed,
            $"<script src=\"{chromium.Server.Address}/embed.js\" data-color=\"#7a1f5c\" data-corner=\"left\" data-greeting=\"[MẪU] Cần hỏi gì, bạn bấm vào đây\" data-lang=\"en\" async></script>");
        await page.Locator("body > div").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await page.KeepAsync(Screen.Phone, "18-embed-greeting");

        await page.Mouse.ClickAsync(60, Screen.Phone.Height - 44);
        var chat = await FrameAsync(page);
        await chat.Locator(".line.bot").First.WaitForAsync();

        // The light theme takes the site's colour; the dark one keeps its own, which is made to be read on black.
        (await chat.Locator("#send").EvaluateAsync<string>("send => getComputedStyle(send).backgroundColor")).ShouldBe("rgb(122, 31, 92)");
        await page.KeepAsync(Screen.Phone, "19-embed-colour");
    }

    [Fact]
    public async Task On_any_other_site_the_frame_stays_empty()
    {
        var page = await HostPageAsync(Screen.Desk, chromium.Site.Other, $"<script src=\"{chromium.Server.Address}/embed.js\" async></script>");
        var refused = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("frame-ancestors", StringComparison.Ordinal)) refused.TrySetResult(message.Text);
        };

        await OpenAsync(page, Screen.Desk);

        (await refused.Task.WaitAsync(TimeSpan.FromSeconds(20))).ShouldContain("frame-ancestors");
    }

    // The button lies in a closed shadow root, where neither the page nor a test reaches it but by tapping.
    private static async Task OpenAsync(IPage page, Screen screen)
    {
        await page.Locator("body > div").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await page.Mouse.ClickAsync(screen.Width - 60, screen.Height - 44);
    }

    private static async Task<IFrame> FrameAsync(IPage page)
    {
        for (var i = 0; i < 100; i++)
        {
            if (page.Frames.Count > 1) return page.Frames[1];
            await Task.Delay(100);
        }

        throw new TimeoutException("no frame was opened");
    }

    private async Task<IPage> HostPageAsync(Screen screen, string site, string line)
    {
        chromium.Site.Html = $"<!doctype html><meta name=viewport content='width=device-width'><title>[MẪU]</title><style>button,iframe{{display:none!important}}*{{color:red}}</style><h1>[MẪU] Trang của hội</h1>{line}";
        var page = await chromium.VisitorAsync(screen);
        await page.Context.RouteAsync("https://**", route => route.FulfillAsync(new RouteFulfillOptions { Body = "neutral", ContentType = "text/html" }));
        await page.GotoAsync(site + "/");
        return page;
    }
}
