using Microsoft.Playwright;

namespace SafeHelp.Browser.Tests;

/// <summary>Screenshots, kept under artifacts/ to be looked at.</summary>
internal static class Pictures
{
    public static Task KeepAsync(this IPage page, Screen screen, string state) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Repository.PathTo("artifacts", "chat", $"{state}-{screen.Name}.png") });

    public static Task KeepConsoleAsync(this IPage page, Screen screen, string state) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Repository.PathTo("artifacts", "console", $"{state}-{screen.Name}.png"), FullPage = true });
}
