using Microsoft.Playwright;

namespace SafeHelp.Browser.Tests;

/// <summary>What a visitor does on the page.</summary>
internal static class ChatSteps
{
    public static ILocator Replies(this IPage page) => page.Locator(".line.bot:not(:has(.typing))");

    public static async Task OpenChatAsync(this IPage page, string address)
    {
        await page.GotoAsync(address + "/");
        await page.Replies().First.WaitForAsync();
    }

    /// <summary>Writes and waits for what is answered.</summary>
    public static async Task<ILocator> AskAsync(this IPage page, string text)
    {
        var before = await page.Replies().CountAsync();
        await page.Locator("#text").FillAsync(text);
        await page.Locator("#send").ClickAsync();
        var reply = page.Replies().Nth(before);
        await reply.WaitForAsync();
        return reply;
    }
}
