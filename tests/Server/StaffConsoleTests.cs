using System.Net;
using System.Text.RegularExpressions;
using SafeHelp.Support;

namespace SafeHelp.Server.Tests;

/// <summary>The union's console behind its key, as a browser sees it.</summary>
public sealed partial class StaffConsoleTests
{
    [Fact]
    public async Task The_console_opens_with_its_key_only_and_shows_how_a_message_is_understood()
    {
        await using var server = await ServerProcess.StartAsync();
        using var stranger = new HttpClient { BaseAddress = new Uri(server.Address) };
        using var officer = new HttpClient { BaseAddress = new Uri(server.Address) };
        var key = await File.ReadAllTextAsync(Path.Combine(server.DataFolder, "staff.key"));

        var refused = await stranger.GetAsync(new Uri("/staff", UriKind.Relative));
        var guessed = await stranger.GetAsync(new Uri("/staff?key=abc", UriKind.Relative));
        var page = await officer.GetStringAsync(new Uri($"/staff?key={key}", UriKind.Relative));
        var tried = await officer.PostAsync(new Uri("/staff", UriKind.Relative), Form(page, "chồng đang cầm dao đuổi em"));

        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        guessed.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var shown = WebUtility.HtmlDecode(await tried.Content.ReadAsStringAsync());
        shown.ShouldContain("Khẩn cấp");
        shown.ShouldContain("113");
    }

    private static FormUrlEncodedContent Form(string page, string text) => new(new Dictionary<string, string>
    {
        ["_handler"] = "try",
        ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
        ["Text"] = text,
    });

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
