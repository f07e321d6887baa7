using Microsoft.Playwright;

namespace SafeHelp.Browser.Tests;

/// <summary>The page on an old phone far from a mast.</summary>
[Collection(nameof(ChatPage))]
public sealed class SlowPhoneTests(Chromium chromium)
{
    private const double UsableWithinMs = 1500;

    // Slow 3G as Chromium's own tools define it: 400 ms there and back, 400 kbit/s.
    private static readonly Dictionary<string, object> Slow3G = new()
    {
        ["offline"] = false,
        ["latency"] = 400,
        ["downloadThroughput"] = 400 * 1024 / 8,
        ["uploadThroughput"] = 400 * 1024 / 8,
    };

    [Fact]
    public async Task One_can_write_within_a_second_and_a_half()
    {
        var page = await chromium.VisitorAsync(Screen.Phone);
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("Network.enable");
        await tools.SendAsync("Network.emulateNetworkConditions", Slow3G);
        await tools.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = 6 });

        await page.GotoAsync(chromium.Server.Address + "/", new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        var usable = await page.EvaluateAsync<double>("() => new Promise(done => { const look = () => { const send = document.querySelector('#send'); send && !send.disabled ? done(performance.now()) : requestAnimationFrame(look); }; look(); })");

        TestContext.Current.TestOutputHelper!.WriteLine($"usable after {usable:0} ms");
        usable.ShouldBeLessThan(UsableWithinMs);
    }
}
