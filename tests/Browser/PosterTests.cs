namespace SafeHelp.Browser.Tests;

/// <summary>The poster with the QR code, for walls and for a fanpage.</summary>
[Collection(nameof(ChatPage))]
public sealed class PosterTests(Chromium chromium)
{
    [Theory]
    [InlineData("phone")]
    [InlineData("desk")]
    public async Task The_poster_shows_the_code_and_the_address_and_betrays_nothing(string size)
    {
        var screen = Screen.Named(size);
        var page = await chromium.VisitorAsync(screen);

        await page.GotoAsync(chromium.Server.Address + "/ma-qr");
        await page.KeepAsync(screen, "17-poster");

        (await page.Locator("img").EvaluateAsync<int>("picture => picture.naturalWidth")).ShouldBeGreaterThan(0);
        (await page.Locator(".address").InnerTextAsync()).ShouldStartWith("http");
        (await page.Locator("body").InnerTextAsync()).ShouldNotContain("bạo lực");
    }

    [Fact]
    public async Task The_code_can_be_had_as_a_picture_for_posts()
    {
        using var http = new HttpClient();

        var png = await http.GetByteArrayAsync(new Uri(chromium.Server.Address + "/ma-qr.png"));

        png.AsSpan(0, 4).ToArray().ShouldBe([0x89, 0x50, 0x4E, 0x47]);
    }
}
