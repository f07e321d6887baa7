using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;
using SafeHelp.Support;
using SafeHelp.Support.Staff;

namespace SafeHelp.Server.Tests.Staff;

/// <summary>Of people in hardship the public learns a commune's number and the union's office, and nothing else.</summary>
[Collection(nameof(InTheConsole))]
public sealed class HardshipPublicTests(ConsoleServer server)
{
    private const string Ward = "25747";
    private const string Few = "25750";
    private const string Screen = "/staff/hardship";

    // [MẪU] In no other text of ours.
    private static readonly string[] Secrets = ["Wqzhten", "Wqzhnha", "Wqzhphieu", "Wqzhcha", "2026-01-17", "17/1/2026"];

    private static readonly string[] Pages =
    [
        "/", "/huong-dan", "/ban-do", "/ban-do/nen.json", "/dia-chi", "/dia-chi/79", $"/dia-chi/{Ward}", $"/dia-chi/{Few}", "/dia-chi/noi/vn-113", "/ap-phich", $"/ap-phich/{Ward}", "/the", "/sitemap.xml", "/robots.txt",
        "/api/hsds", "/api/hsds/services?format=ndjson", "/api/hsds/organizations?format=ndjson", "/api/hsds/service_at_locations?format=ndjson", "/api/hsds/taxonomies?format=ndjson", "/api/hsds/taxonomy_terms?format=ndjson",
        "/api/hsds/services?search=Wqzhten", "/api/hsds/openapi.json", "/api/hsds/profile", "/healthz", "/readyz",
    ];

    [Fact]
    public async Task The_commune_page_shows_the_number_and_no_public_byte_holds_anything_of_a_person()
    {
        var (officer, _) = await server.EnterAsync(StaffRole.Officer, Ward);
        var (other, _) = await server.EnterAsync(StaffRole.Officer, Few);
        for (var at = 0; at < 6; at++) await AddAsync(officer);
        await AddAsync(other);
        using var http = new HttpClient { BaseAddress = new Uri(server.Address) };

        await ShownAsync(http, Ward, "có 6 hoàn cảnh");

        (await PageAsync(http, $"/dia-chi/{Few}")).ShouldContain("dưới 5 hoàn cảnh");
        foreach (var path in Pages) Clean(await PageAsync(http, path), path);
        using var found = await http.PostAsJsonAsync("/ban-do/tim", new { place = "Wqzhten", openNow = false });
        Clean(await found.Content.ReadAsStringAsync(), "the map's answer");
        Clean(Said("Wqzhten", "hoàn cảnh khó khăn cần giúp", "Wqzhten nhà ở đâu"), "the chat");
        officer.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task A_need_is_mended_by_its_officers_only_and_erased_when_the_person_wishes()
    {
        var (officer, _) = await server.EnterAsync(StaffRole.Officer, "25760");
        var (stranger, _) = await server.EnterAsync(StaffRole.Officer, "25768");
        await AddAsync(officer);
        var edit = Screen + "/" + (await officer.GetAsync(Screen)).Html.Split($"href=\"{Screen}/")[1].Split('"')[0];

        (await stranger.GetAsync(edit)).Html.ShouldNotContain("Wqzhten");
        (await officer.SendAsync(edit, "edit", [("Revision", "1"), .. Need("[MẪU] dột hai gian")])).To.ShouldBe(Screen + "?done=1");
        (await officer.SendAsync(edit, "edit", [("Revision", "1"), .. Need("[MẪU] người chậm")])).Html.ShouldContain("Có người vừa sửa");
        (await officer.GetAsync(Screen)).Html.ShouldContain("dột hai gian");

        (await officer.SendAsync(edit, "erase", ("Revision", "2"))).Html.ShouldContain("Đánh dấu ô");
        (await officer.SendAsync(edit, "erase", ("Revision", "2"), ("Sure", "yes"))).To.ShouldBe(Screen + "?done=1");
        (await officer.GetAsync(Screen)).Html.ShouldNotContain("Wqzhten");
        (await officer.GetAsync(edit)).Html.ShouldNotContain("Wqzhten");
        officer.Dispose();
        stranger.Dispose();
    }

    private static async Task AddAsync(ConsoleVisitor officer) =>
        (await officer.SendAsync(Screen, "add", Need("[MẪU] Wqzhnha dột"))).Html.ShouldContain("Đã ghi.");

    private static (string, string)[] Need(string details) =>
        [("Kind", "LeakingHouse"), ("Person", "[MẪU] Bà Wqzhten"), ("Details", details), ("SignedOn", "2026-01-17"), ("Reference", "Wqzhphieu"), ("BySelf", "yes"), ("ByRepresentative", "Wqzhcha")];

    // The clock of this server stands still but for this: the public count is looked at anew every twenty seconds of it.
    private async Task ShownAsync(HttpClient http, string commune, string words)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!(await PageAsync(http, $"/dia-chi/{commune}")).Contains(words, StringComparison.Ordinal))
        {
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60), $"“{words}” never came");
            server.Clock.Advance(TimeSpan.FromSeconds(20));
            await Task.Delay(300);
        }
    }

    private static async Task<string> PageAsync(HttpClient http, string path) => WebUtility.HtmlDecode(await http.GetStringAsync(new Uri(path, UriKind.Relative)));

    private string Said(params string[] asked)
    {
        var turns = server.App.Services.GetRequiredService<TurnSource>();
        var (talk, said) = (Conversation.New, new List<string>());
        foreach (var text in asked)
        {
            var result = turns.Current.Run(talk, new IncomingMessage("webchat", text, "hardship", MessageKind.Text, text), server.Clock.GetUtcNow());
            said.AddRange(result.Replies.Select(reply => $"{reply.Text} {string.Join(' ', reply.Cards.SelectMany(card => card.Details.Append(card.Title)))}"));
            talk = result.Conversation;
        }

        return string.Join('\n', said).Replace("Wqzhten nhà", "", StringComparison.Ordinal);
    }

    private static void Clean(string text, string where)
    {
        foreach (var secret in Secrets) text.Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"“{secret}” in {where}");
    }
}
