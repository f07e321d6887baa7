using Microsoft.Playwright;
using SafeHelp.Support;

namespace SafeHelp.Browser.Tests;

/// <summary>Microsoft's own botframework-webchat, unchanged, on a union's page, talking with the real server.</summary>
[Collection(nameof(ChatPage))]
public sealed class WebChatClientTests(Chromium chromium)
{
    // Three megabytes of script on a busy machine.
    private static readonly string Folder = Repository.PathTo("tests", "Clients", "webchat");

    [Theory]
    [InlineData("polling")]
    [InlineData("stream")]
    public async Task Microsofts_web_chat_converses_with_cards_and_taps(string mode)
    {
        var page = await OpenAsync(mode);
        await ShouldShowAsync(page.Locator(".webchat__suggested-actions button").First);

        await page.Locator(".webchat__send-box-text-box__input").FillAsync("chồng đánh tôi, tôi ở Hóc Môn");
        await page.Keyboard.PressAsync("Enter");
        await ShouldShowAsync(page.GetByText("chồng đánh tôi, tôi ở Hóc Môn").First);
        await ShouldShowAsync(page.Locator(".ac-adaptiveCard .ac-pushButton").Last);
        await page.KeepAsync(Screen.Desk, $"13-web-chat-{mode}");
        var answers = await page.Locator(".webchat__bubble--from-user").CountAsync();
        await page.Locator(".webchat__suggested-actions button").First.ClickAsync();

        await Assertions.Expect(page.Locator(".webchat__bubble--from-user")).ToHaveCountAsync(answers + 1);
        await ShouldHaveSentAllAsync(page);
        await Assertions.Expect(page.Locator(".webchat__basic-transcript")).ToContainTextAsync("113");
    }

    [Fact]
    public async Task Microsofts_web_chat_shows_adaptive_cards_with_numbers_to_call()
    {
        await using var server = await ServerProcess.StartAsync(("SafeHelp__WebChat__AllowedOrigins__0", chromium.Site.Allowed), ("SafeHelp__WebChat__Cards", "adaptive"));
        var page = await OpenAsync("polling", server.Address);
        await ShouldShowAsync(page.Locator(".webchat__suggested-actions button").First);

        await page.Locator(".webchat__send-box-text-box__input").FillAsync("chồng đánh tôi, tôi ở Hóc Môn");
        await page.Keyboard.PressAsync("Enter");
        // Two came with the greeting.
        await ShouldShowAsync(page.Locator(".ac-adaptiveCard .ac-richTextBlock").Nth(4));
        await page.KeepAsync(Screen.Desk, "13-web-chat-adaptive");
        // A tap would leave for the phone; where it leads is enough.
        await page.EvaluateAsync("window.opened = []; window.open = address => { window.opened.push(address); return null }");
        await page.Locator(".ac-adaptiveCard .ac-pushButton").GetByText("113").First.ClickAsync();

        (await page.EvaluateAsync<string[]>("window.opened.filter(Boolean)")).ShouldBe(["tel:113"]);
    }

    // What the server has not echoed with its client id stays on "Sending" (vi: "Đang gửi").
    private static async Task ShouldHaveSentAllAsync(IPage page)
    {
        await Assertions.Expect(page.GetByText("Đang gửi")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByText("Không gửi được")).ToHaveCountAsync(0);
    }

    private static Task ShouldShowAsync(ILocator what) => Assertions.Expect(what).ToBeVisibleAsync();

    private Task<IPage> OpenAsync(string mode) => OpenAsync(mode, chromium.Server.Address);

    private async Task<IPage> OpenAsync(string mode, string server)
    {
        await Shell.InstallAsync(Folder);
        var page = await chromium.VisitorAsync(Screen.Desk);
        var script = Path.Combine(Folder, "node_modules", "botframework-webchat", "dist", "webchat.js");
        await page.Context.RouteAsync("**/webchat.js", route => route.FulfillAsync(new RouteFulfillOptions { Path = script, ContentType = "text/javascript; charset=utf-8" }));
        // From a real site: Chromium lets a page of its own making reach no server on this machine.
        chromium.Site.Html = Html(mode, server);
        await page.GotoAsync(chromium.Site.Allowed + "/");
        return page;
    }

    private static string Html(string mode, string server) => $$"""
        <!doctype html><title>[MẪU]</title><style>html, body, #chat { height: 100%; margin: 0 }</style>
        <div id="chat"></div>
        <script src="/webchat.js"></script>
        <script type="module">
          const { token } = await (await fetch('{{server}}/webchat/token', { method: 'POST' })).json();
          const directLine = WebChat.createDirectLine({ token, domain: '{{server}}/v3/directline', webSocket: {{(mode == "stream" ? "true" : "false")}} });
          WebChat.renderWebChat({ directLine, locale: 'vi-VN' }, document.querySelector('#chat'));
        </script>
        """;
}
