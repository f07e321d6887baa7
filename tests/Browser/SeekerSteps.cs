using Microsoft.Playwright;
using SafeHelp.Support;

namespace SafeHelp.Browser.Tests;

/// <summary>Somebody seeks in the chat, anew each time, until the directory of that process has taken a change, as it must within a minute.</summary>
internal static class SeekerSteps
{
    // What the chat says to thanks, and to nothing else. Answers come in order: what was asked before is answered in full.
    private const string LastWord = "Lúc nào cần, bạn cứ nhắn lại";

    /// <returns>The page of the seeker who was shown the words.</returns>
    public static async Task<IPage> SeenAsync(this Chromium chromium, string server, string question, string words)
    {
        IPage? shown = null;
        await Eventually.TrueAsync(
            async () =>
            {
                var seeker = await chromium.AskedAsync(server, question);
                if (await seeker.GetByText(words).CountAsync() > 0) shown = seeker;
                else await seeker.Context.CloseAsync();
                return shown is not null;
            },
            $"“{words}” is among the answers");
        return shown!;
    }

    public static Task GoneAsync(this Chromium chromium, string server, string question, string words) =>
        Eventually.TrueAsync(
            async () =>
            {
                var seeker = await chromium.AskedAsync(server, question);
                var isGone = await seeker.GetByText(words).CountAsync() == 0;
                await seeker.Context.CloseAsync();
                return isGone;
            },
            $"“{words}” has left the answers");

    private static async Task<IPage> AskedAsync(this Chromium chromium, string server, string question)
    {
        var seeker = await chromium.VisitorAsync(Screen.Phone);
        await seeker.OpenChatAsync(server);
        await seeker.AskAsync(question);
        await seeker.AskAsync("cảm ơn");
        await Assertions.Expect(seeker.GetByText(LastWord)).ToBeVisibleAsync();
        return seeker;
    }
}
