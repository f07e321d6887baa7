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
        await page.Locator("#guide-close").ClickAsync();
        await page.Context.SetOfflineAsync(true);
        await page.Locator("#text").FillAsync("a");
        await page.Locator("#send").ClickAsync();
        await page.Locator(".failed").WaitForAsync();
        await ShouldBeAccessibleAsync(page, "failed");
    }

    [Fact]
    public async Task Without_scripts_the_numbers_the_places_and_the_exit_are_there()
    {
        var page = await chromium.VisitorAsync(Screen.Phone, options => options.JavaScriptEnabled = false);

        await page.GotoAsync(chromium.Server.Address + "/");
        await page.KeepAsync(Screen.Phone, "10-no-script");

        (await page.Locator("nav a[href^='tel:']").CountAsync()).ShouldBe(4);
        (await page.Locator("noscript a[href^='tel:'], .note a[href^='tel:']").CountAsync()).ShouldBeGreaterThan(0);
        (await page.Locator("#leave").GetAttributeAsync("href"))!.ShouldStartWith("https://");
        (await page.Locator("#composer").IsVisibleAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task The_first_view_loads_little_and_from_nowhere_else()
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
    public async Task Nothing_is_stored_on_the_phone_and_no_address_carries_a_word()
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
    public async Task The_policy_of_the_page_is_never_broken()
    {
        var page = await chromium.VisitorAsync(Screen.Desk);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, fault) => complaints.Add(fault);

        await page.OpenChatAsync(chromium.Server.Address);
        await page.AskAsync("<img src=https://elsewhere.example/x.png onerror=alert(1)> giúp tôi");

        complaints.ShouldBeEmpty();
        (await page.Locator("#log img").CountAsync()).ShouldBe(0);
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
