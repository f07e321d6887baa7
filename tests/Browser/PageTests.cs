using System.IO.Compression;
using Microsoft.Playwright;

namespace SafeHelp.Browser.Tests;

/// <summary>What the page is made of and keeps to.</summary>
[Collection(nameof(ChatPage))]
public sealed class PageTests(Chromium chromium)
{
    private const int Budget = 15 * 1024;

    private static readonly string Axe = Repository.PathTo("tests", "Browser", "node_modules", "axe-core", "axe.min.js");

    [Theory]
    [InlineData("phone", ColorScheme.Light)]
    [InlineData("phone", ColorScheme.Dark)]
    [InlineData("desk", ColorScheme.Light)]
    [InlineData("desk", ColorScheme.Dark)]
    public async Task Axe_finds_no_fault_in_any_state(string size, ColorScheme colours)
    {
        var screen = Screen.Named(size);
        var page = await chromium.VisitorAsync(screen, options => (options.ColorScheme, options.BypassCSP) = (colours, true));
        await page.OpenChatAsync(chromium.Server.Address);
        await page.AddScriptTagAsync(new PageAddScriptTagOptions { Path = Axe });
        await ShouldBeAccessibleAsync(page, "welcome");

        await page.AskAsync("chồng đánh tôi, tôi ở Hóc Môn");
        await page.KeepAsync(screen, $"9-{colours}");
        await ShouldBeAccessibleAsync(page, "answer");
        await page.Locator("#locate").ClickAsync();
        await ShouldBeAccessibleAsync(page, "location");
        await page.Locator("#guide-link").ClickAsync();
        await ShouldBeAccessibleAsync(page, "guide");
        await page.KeepAsync(screen, $"20-guide-{colours}");
        await page.Locator("#guide-close").ClickAsync();
        await page.Locator("#under-age").EvaluateAsync("button => button.click()");
        await page.Locator("html.child").WaitForAsync();
        await ShouldBeAccessibleAsync(page, "child");
        await page.Context.SetOfflineAsync(true);
        await page.Locator("#text").FillAsync("a");
        await page.Locator("#send").ClickAsync();
        await page.Locator(".failed").WaitForAsync();
        await ShouldBeAccessibleAsync(page, "failed");
    }

    [Theory]
    [InlineData("/huong-dan", ColorScheme.Light)]
    [InlineData("/huong-dan", ColorScheme.Dark)]
    [InlineData("/ma-qr", ColorScheme.Light)]
    [InlineData("/ma-qr", ColorScheme.Dark)]
    public async Task Safety_09_Axe_finds_no_fault_on_the_other_pages(string path, ColorScheme colours)
    {
        var page = await chromium.VisitorAsync(Screen.Phone, options => (options.ColorScheme, options.BypassCSP) = (colours, true));
        await page.GotoAsync(chromium.Server.Address + path);
        await page.AddScriptTagAsync(new PageAddScriptTagOptions { Path = Axe });

        await page.KeepAsync(Screen.Phone, $"21{path.Replace('/', '-')}-{colours}");

        await ShouldBeAccessibleAsync(page, path);
    }

    // 1280x800 at 200 % is 640x400; 320 is the narrowest that WCAG asks for.
    [Theory]
    [InlineData(640, 400)]
    [InlineData(320, 480)]
    public async Task Safety_01_Zoomed_to_twice_the_size_nothing_sticks_out_and_the_way_out_stays(int width, int height)
    {
        var screen = new Screen($"zoomed-{width}", width, height);
        var page = await chromium.VisitorAsync(screen, options => options.DeviceScaleFactor = 2);
        await page.OpenChatAsync(chromium.Server.Address);
        await page.AskAsync("chồng đánh tôi, tôi ở Hóc Môn");
        await page.KeepAsync(screen, "22-answer");

        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue("no scrolling sideways");
        foreach (var seen in (string[])["#leave", "#guide-link", "nav a >> nth=0", "#text", "#send"])
        {
            var box = await page.Locator(seen).BoundingBoxAsync();
            (box!.X >= 0 && box.X + box.Width <= width && box.Y >= 0 && box.Y + box.Height <= height).ShouldBeTrue($"{seen} is on screen");
        }
    }

    [Theory]
    [InlineData(ReducedMotion.Reduce, true)]
    [InlineData(ReducedMotion.NoPreference, false)]
    public async Task Nothing_moves_for_whom_motion_makes_ill(ReducedMotion wish, bool isStill)
    {
        var page = await chromium.VisitorAsync(Screen.Phone, options => options.ReducedMotion = wish);
        await page.OpenChatAsync(chromium.Server.Address);

        var animations = await page.EvaluateAsync<int>("() => { document.querySelector('#log').append(document.getElementById('typing').content.cloneNode(true)); return document.getAnimations().length; }");

        (animations == 0).ShouldBe(isStill);
    }

    [Fact]
    public async Task With_the_network_gone_the_numbers_and_the_last_answer_stay()
    {
        var page = await chromium.VisitorAsync(Screen.Phone);
        await page.OpenChatAsync(chromium.Server.Address);
        var answer = await page.AskAsync("111 là số gì");
        var text = await answer.InnerTextAsync();

        await page.Context.SetOfflineAsync(true);
        await page.Locator("#status.warn").WaitForAsync();

        (await answer.InnerTextAsync()).ShouldBe(text);
        await Assertions.Expect(page.Locator("nav a[href^='tel:']")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator("#status")).ToContainTextAsync("mạng");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_talk_that_is_over_is_cleared_away_and_says_so(ColorScheme colours)
    {
        var page = await chromium.VisitorAsync(Screen.Phone, options => (options.ColorScheme, options.BypassCSP) = (colours, true));
        await page.OpenChatAsync(chromium.Server.Address);
        await page.AskAsync("111 là số gì");
        await page.AddScriptTagAsync(new PageAddScriptTagOptions { Path = Axe });

        // As after half an hour: the token is over. The poll that waits already answers within its 25 s.
        await page.RouteAsync("**/activities?*", route => route.FulfillAsync(new RouteFulfillOptions { Status = 403, Body = "{}" }));
        await page.Locator(".ended").WaitForAsync();
        await page.KeepAsync(Screen.Phone, $"23-ended-{colours}");

        await Assertions.Expect(page.Locator(".line")).ToHaveCountAsync(0);
        await ShouldBeAccessibleAsync(page, "ended");
    }

    [Fact]
    public async Task Safety_05_Safety_06_Without_scripts_the_numbers_the_places_and_the_exit_are_there()
    {
        var page = await chromium.VisitorAsync(Screen.Phone, options => options.JavaScriptEnabled = false);

        await page.GotoAsync(chromium.Server.Address + "/");
        await page.KeepAsync(Screen.Phone, "10-no-script");

        await Assertions.Expect(page.Locator("nav a[href^='tel:']")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator("noscript a[href^='tel:'], .note a[href^='tel:']").First).ToBeAttachedAsync();
        (await page.Locator("#leave").GetAttributeAsync("href"))!.ShouldStartWith("https://");
        await Assertions.Expect(page.Locator("#composer")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Safety_14_The_first_view_loads_little_and_from_nowhere_else()
    {
        var page = await chromium.VisitorAsync(Screen.Phone);
        var urls = new List<string>();
        page.Request += (_, request) => urls.Add(request.Url);

        await page.OpenChatAsync(chromium.Server.Address);
        await page.AskAsync("chồng đánh tôi");

        urls.ShouldAllBe(url => url.StartsWith(chromium.Server.Address, StringComparison.Ordinal));
        var files = urls.Where(url => url.EndsWith('/') || url.Contains("/page/", StringComparison.Ordinal)).Distinct();
        var sizes = await Task.WhenAll(files.Select(GzipLengthAsync));
        sizes.Sum().ShouldBeLessThanOrEqualTo(Budget, $"{sizes.Length} files");
    }

    [Fact]
    public async Task Safety_15_Nothing_is_stored_on_the_phone_and_no_address_carries_a_word()
    {
        var page = await chromium.VisitorAsync(Screen.Phone);
        var urls = new List<string>();
        page.Request += (_, request) => urls.Add(Uri.UnescapeDataString(request.Url));
        await page.OpenChatAsync(chromium.Server.Address);

        await page.AskAsync("chồng đánh tôi ở Hóc Môn");

        var stored = await page.EvaluateAsync<string>("async () => JSON.stringify([localStorage.length, sessionStorage.length, document.cookie, (await caches.keys()).length, (await indexedDB.databases()).length])");
        stored.ShouldBe("""[0,0,"",0,0]""");
        urls.ShouldAllBe(url => !url.Contains("đánh", StringComparison.Ordinal) && !url.Contains("Hóc", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Safety_07_The_policy_of_the_page_is_never_broken()
    {
        var page = await chromium.VisitorAsync(Screen.Desk);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, fault) => complaints.Add(fault);

        await page.OpenChatAsync(chromium.Server.Address);
        await page.AskAsync("<img src=https://elsewhere.example/x.png onerror=alert(1)> giúp tôi");

        complaints.ShouldBeEmpty();
        await Assertions.Expect(page.Locator("#log img")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_modules_have_no_fault_of_types() =>
        await Shell.RunAsync(Repository.PathTo("tests", "Browser"), "npx", "tsc", "-p", "../../src/Channels/WebChat/Page/Assets");

    private static async Task ShouldBeAccessibleAsync(IPage page, string state)
    {
        var faults = await page.EvaluateAsync<string[]>("async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | '))");
        faults.ShouldBeEmpty(state);
    }

    private static async Task<int> GzipLengthAsync(string url)
    {
        using var http = new HttpClient();
        var body = await http.GetByteArrayAsync(new Uri(url));
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) await gzip.WriteAsync(body);
        return (int)packed.Length;
    }
}
