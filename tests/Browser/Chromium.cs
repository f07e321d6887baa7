using Microsoft.Playwright;
using SafeHelp.Support;

namespace SafeHelp.Browser.Tests;

/// <summary>One server and one Chromium for all tests of the page.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Secret = "a secret of the tests only";

    private static readonly string[] Quiet =
        ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private const float Patience = 90_000;

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public ServerProcess Server { get; private set; } = null!;

    public HostSite Site { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Shell.InstallAsync(Repository.PathTo("tests", "Browser"));
        Server = await ServerProcess.StartAsync(("SafeHelp__WebChat__AllowedOrigins__0", Site.Allowed), ("SafeHelp__WebChat__Secret", Secret));
        // Pages change by themselves, and a machine that builds at the same time is several times slower.
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Quiet,
        });
    }

    /// <summary>A fresh visitor; nothing of earlier ones is left.</summary>
    public async Task<IPage> VisitorAsync(Screen screen, Action<BrowserNewContextOptions>? adapt = null)
    {
        var options = new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            Locale = "vi-VN",
            HasTouch = screen.Width < 600,
            IsMobile = screen.Width < 600,
            ReducedMotion = ReducedMotion.Reduce,
        };
        adapt?.Invoke(options);
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
        Site.Dispose();
        await Server.DisposeAsync();
    }
}

/// <summary>A size of screen that the page must suit.</summary>
public sealed record Screen(string Name, int Width, int Height)
{
    public static readonly Screen Phone = new("phone", 360, 640);
    public static readonly Screen Desk = new("desk", 1280, 800);

    public static Screen Named(string name) => name == Phone.Name ? Phone : Desk;
}

[CollectionDefinition(nameof(ChatPage))]
public sealed class ChatPage : ICollectionFixture<Chromium>;
