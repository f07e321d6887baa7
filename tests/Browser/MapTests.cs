using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SafeHelp.Browser.Tests;

/// <summary>The map and the public pages in a browser.</summary>
[Collection(nameof(ChatPage))]
public sealed class MapTests(Chromium chromium)
{
    private const int Budget = 150 * 1024;

    private static readonly string Axe = Repository.PathTo("tests", "Browser", "node_modules", "axe-core", "axe.min.js");

    [Theory]
    [InlineData("phone")]
    [InlineData("desk")]
    public async Task A_visitor_finds_places_by_name_filters_them_and_can_call(string size)
    {
        var screen = Screen.Named(size);
        var page = await OpenAsync(screen);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, fault) => complaints.Add(fault);
        await page.KeepAsync(screen, "20-map");

        await FindAsync(page, "Gò Vấp");
        await page.KeepAsync(screen, "21-map-found");
        var all = await page.Locator("#list .card").CountAsync();
        await page.Locator("#kind").SelectOptionAsync("luat_su");
        await Assertions.Expect(page.Locator("#list .card .kind").First).ToContainTextAsync("Luật sư");

        all.ShouldBeGreaterThan(3);
        await Assertions.Expect(page.Locator("#list a.dial[href^='tel:']").First).ToBeAttachedAsync();
        page.Url.ShouldEndWith("/ban-do", customMessage: "no address carries a place");
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue("nothing sticks out at the side");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shared_location_finds_what_is_near_and_leaves_no_coordinates()
    {
        var page = await OpenAsync(Screen.Phone, options =>
        {
            options.Geolocation = new Geolocation { Latitude = 21.0285f, Longitude = 105.8542f };
            options.Permissions = ["geolocation"];
        });
        var urls = new List<string>();
        page.Request += (_, request) => urls.Add(request.Url);

        await page.Locator("#near").ClickAsync();
        await Assertions.Expect(page.Locator("#found")).ToContainTextAsync("Hà Nội");

        urls.ShouldAllBe(url => !url.Contains("21.0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_keyboard_alone_finds_moves_the_map_and_leaves()
    {
        var page = await OpenAsync(Screen.Desk);
        await page.Context.RouteAsync("https://**", route => route.FulfillAsync(new RouteFulfillOptions { Body = "neutral", ContentType = "text/html" }));

        await page.Locator("#place").FocusAsync();
        await page.Keyboard.TypeAsync("Hóc Môn");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#found")).ToContainTextAsync("Hóc Môn");
        await page.Locator("#map").FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        for (var i = 0; i < 3; i++) await page.Keyboard.PressAsync("Shift");

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("^https://"));
    }

    [Fact]
    public async Task Without_scripts_the_list_and_the_pages_of_provinces_and_communes_are_there()
    {
        var page = await chromium.VisitorAsync(Screen.Phone, options => options.JavaScriptEnabled = false);
        await page.GotoAsync(chromium.Server.Address + "/ban-do");
        await page.KeepAsync(Screen.Phone, "22-map-no-script");

        await Assertions.Expect(page.Locator("#find")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#list a.dial").First).ToBeAttachedAsync();
        await page.Locator(".units a").First.ClickAsync();
        await page.Locator(".units a").First.ClickAsync();
        await page.KeepAsync(Screen.Phone, "23-commune");

        (await page.TitleAsync()).ShouldStartWith("Địa chỉ hỗ trợ ở");
        await Assertions.Expect(page.Locator(".old")).ToHaveCountAsync(1);
        (await page.Locator("#leave").GetAttributeAsync("href"))!.ShouldStartWith("https://");
    }

    [Theory]
    [InlineData("phone", ColorScheme.Light)]
    [InlineData("desk", ColorScheme.Dark)]
    public async Task Axe_finds_no_fault_on_any_page(string size, ColorScheme colours)
    {
        var screen = Screen.Named(size);
        foreach (var (path, name) in new[] { ("/ban-do", "map"), ("/dia-chi", "directory"), ("/dia-chi/79", "province"), ("/dia-chi/00004", "commune"), ("/dia-chi/noi/vn-113", "listing"), ("/ap-phich/00004", "poster"), ("/the", "card") })
        {
            var page = await chromium.VisitorAsync(screen, options => (options.ColorScheme, options.BypassCSP) = (colours, true));
            await page.GotoAsync(chromium.Server.Address + path);
            if (name == "map") await FindAsync(page, "Gò Vấp");
            await page.AddScriptTagAsync(new PageAddScriptTagOptions { Path = Axe });
            await page.KeepAsync(screen, $"24-{name}-{colours}");
            var faults = await page.EvaluateAsync<string[]>("async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | '))");
            faults.ShouldBeEmpty(name);
        }
    }

    [Fact]
    public async Task The_first_view_of_the_map_is_small_and_comes_from_nowhere_else()
    {
        var page = await chromium.VisitorAsync(Screen.Phone);
        var urls = new List<string>();
        page.Request += (_, request) => urls.Add(request.Url);
        await page.GotoAsync(chromium.Server.Address + "/ban-do", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

        urls.ShouldAllBe(url => url.StartsWith(chromium.Server.Address, StringComparison.Ordinal));
        var sizes = await Task.WhenAll(urls.Distinct().Select(GzipLengthAsync));
        TestContext.Current.TestOutputHelper!.WriteLine($"{sizes.Length} files, {sizes.Sum()} bytes by gzip");
        sizes.Sum().ShouldBeLessThanOrEqualTo(Budget);
    }

    private async Task<IPage> OpenAsync(Screen screen, Action<BrowserNewContextOptions>? adapt = null)
    {
        var page = await chromium.VisitorAsync(screen, adapt);
        await page.GotoAsync(chromium.Server.Address + "/ban-do", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        return page;
    }

    private static async Task FindAsync(IPage page, string place)
    {
        await page.Locator("#place").FillAsync(place);
        await page.Locator("#find .strong").ClickAsync();
        await Assertions.Expect(page.Locator("#found")).ToContainTextAsync(place);
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
