using Microsoft.Playwright;

namespace SafeHelp.Browser.Tests;

/// <summary>The main job on the page: write, read, tap, call.</summary>
[Collection(nameof(ChatPage))]
public sealed class JourneyTests(Chromium chromium)
{
    [Theory]
    [InlineData("phone")]
    [InlineData("desk")]
    public async Task A_visitor_writes_taps_a_quick_reply_and_gets_a_number_to_call(string size)
    {
        var screen = Screen.Named(size);
        var page = await chromium.VisitorAsync(screen);
        await page.OpenChatAsync(chromium.Server.Address);
        await page.KeepAsync(screen, "1-welcome");

        var answer = await page.AskAsync("chồng đánh tôi, tôi ở Hóc Môn");
        await page.KeepAsync(screen, "2-answer");
        var before = await page.Replies().CountAsync();
        await page.Locator(".chips button").First.ClickAsync();
        await page.Replies().Nth(before).WaitForAsync();
        await page.KeepAsync(screen, "3-tapped");

        await Assertions.Expect(answer.Locator("a.dial[href^='tel:']").First).ToBeAttachedAsync();
        await Assertions.Expect(page.Locator(".line.me")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".line.me.sending")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_shared_location_finds_what_is_near()
    {
        var page = await chromium.VisitorAsync(Screen.Phone, options =>
        {
            options.Geolocation = new Geolocation { Latitude = 21.0285f, Longitude = 105.8542f };
            options.Permissions = ["geolocation"];
        });
        await page.OpenChatAsync(chromium.Server.Address);
        var before = await page.Replies().CountAsync();

        await page.Locator("#locate").ClickAsync();
        await page.KeepAsync(Screen.Phone, "4-location-explained");
        await page.Locator("#locate-yes").ClickAsync();
        await page.Replies().Nth(before).WaitForAsync();
        await page.KeepAsync(Screen.Phone, "5-location-answer");

        await Assertions.Expect(page.Replies().Nth(before)).ToContainTextAsync("Hà Nội");
    }

    [Fact]
    public async Task Safety_31_A_refused_location_says_that_a_typed_place_is_enough()
    {
        var page = await chromium.VisitorAsync(Screen.Phone);
        await page.OpenChatAsync(chromium.Server.Address);

        await page.Locator("#locate").ClickAsync();
        await page.Locator("#locate-yes").ClickAsync();
        await page.Locator("#status:has-text('xã')").WaitForAsync();
        await page.KeepAsync(Screen.Phone, "6-location-refused");

        (await page.Locator("#text").EvaluateAsync<bool>("text => text === document.activeElement")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_message_that_could_not_be_sent_goes_with_one_tap_when_the_network_is_back()
    {
        var page = await chromium.VisitorAsync(Screen.Phone);
        await page.OpenChatAsync(chromium.Server.Address);
        await page.AskAsync("111 là số gì");
        await page.Context.SetOfflineAsync(true);

        await page.Locator("#text").FillAsync("tìm nơi giúp ở Hải Phòng");
        await page.Locator("#send").ClickAsync();
        await page.Locator(".failed").WaitForAsync();
        await page.KeepAsync(Screen.Phone, "7-offline-failed");
        await Assertions.Expect(page.Locator("nav a").First).ToBeVisibleAsync();
        var before = await page.Replies().CountAsync();
        await page.Context.SetOfflineAsync(false);
        await page.Locator(".failed").ClickAsync();
        await page.Replies().Nth(before).WaitForAsync();

        await Assertions.Expect(page.Locator(".failed")).ToHaveCountAsync(0);
        (await page.Locator("#status").InnerTextAsync()).ShouldBeEmpty();
    }
}
