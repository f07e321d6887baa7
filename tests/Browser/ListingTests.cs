using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace SafeHelp.Browser.Tests;

/// <summary>A listing with a public address on the page; the real directory holds points only where staff entered them.</summary>
[Collection(nameof(ChatPage))]
public sealed class ListingTests(Chromium chromium)
{
    private const string Android = "Mozilla/5.0 (Linux; Android 13; SM-A045F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36";

    [Theory]
    [InlineData("phone", null, "https://www.google.com/maps/dir/?api=1&destination=20.86,106.68")]
    [InlineData("phone", Android, "geo:20.86,106.68?q=20.86,106.68")]
    [InlineData("desk", null, "https://www.google.com/maps/dir/?api=1&destination=20.86,106.68")]
    public async Task Directions_are_a_link_that_asks_nothing_of_anybody_until_it_is_tapped(string size, string? userAgent, string expected)
    {
        var screen = Screen.Named(size);
        var page = await chromium.VisitorAsync(screen, options => options.UserAgent = userAgent);
        var requests = new List<string>();
        page.Context.Request += (_, request) => requests.Add(request.Url);
        await page.RouteAsync("**/activities?*", WithListingAsync);
        await page.OpenChatAsync(chromium.Server.Address);

        var way = page.Locator("a.way").First;
        await way.WaitForAsync();
        await page.KeepAsync(screen, "16-listing");

        (await way.GetAttributeAsync("href")).ShouldBe(expected);
        (await way.GetAttributeAsync("rel"))!.ShouldContain("noreferrer");
        await Assertions.Expect(page.Locator(".card").First).ToContainTextAsync("mở lại");
        requests.ShouldAllBe(url => url.StartsWith(chromium.Server.Address, StringComparison.Ordinal));
    }

    // The server's own greeting, with a card put in as the server writes cards.
    private static async Task WithListingAsync(IRoute route)
    {
        var answer = await route.FetchAsync(new RouteFetchOptions { Timeout = 60_000 });
        var set = JsonNode.Parse(await answer.TextAsync())!;
        foreach (var activity in set["activities"]!.AsArray().Where(activity => (string?)activity!["from"]!["role"] == "bot")) activity!["attachments"] = new JsonArray(Card());
        await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Body = set.ToJsonString() });
    }

    private static JsonNode Card() => JsonNode.Parse("""
        { "contentType": "application/vnd.microsoft.card.hero", "content": {
          "title": "[MẪU] Trung tâm Công tác xã hội", "subtitle": "Trung tâm công tác xã hội",
          "text": "Đang nghỉ, 7:30 T2 mở lại · Trong tỉnh, thành phố này, khoảng 4 km\n\nĐịa chỉ: [MẪU] số 1, đường Mẫu",
          "buttons": [
            { "type": "call", "title": "0000 0000", "value": "tel:00000000" },
            { "type": "openUrl", "title": "Chỉ đường", "value": "https://www.google.com/maps/dir/?api=1&destination=20.86,106.68", "channelData": "20.86,106.68" } ] } }
        """)!;
}
