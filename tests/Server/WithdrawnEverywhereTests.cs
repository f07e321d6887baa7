using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using SafeHelp.Support;
using SafeHelp.Support.Staff;

namespace SafeHelp.Server.Tests;

/// <summary>What staff publish and withdraw by one process is there and gone in every process, on every public page, in every feed and file.</summary>
[Collection(nameof(OnTwoServers))]
public sealed class WithdrawnEverywhereTests(TwoServers servers)
{
    private const string Commune = "27568";

    private string Name { get; } = $"[MẪU] Nơi rút {Guid.NewGuid():N}";

    [Fact]
    public async Task Within_a_minute_a_withdrawn_record_stands_nowhere()
    {
        using var one = Client(servers.One.Address);
        using var other = Client(servers.Other.Address);
        using var hands = new UnionHands(await EnterAsync("officer", Commune), await EnterAsync("reviewer", "79"), await EnterAsync("publisher", "VN"));

        var record = await hands.PublishAsync(Name, "0000 555 1234", ("Confidentiality", "Public"), ("Point", "10.9101, 106.6102"), ("PhoneFree", "0"));
        var id = record.Split('/')[^1];
        await EverywhereAsync([one, other], id, isThere: true);
        foreach (var form in new[] { "csv", "geojson", "hsds" }) (await ExportAsync(form)).ShouldContain(Name, customMessage: form);

        await hands.WithdrawAsync(record);

        await EverywhereAsync([one, other], id, isThere: false);
        foreach (var form in new[] { "csv", "geojson", "hsds" }) (await ExportAsync(form)).ShouldNotContain(Name, customMessage: form);
        (await other.GetAsync(new Uri($"/dia-chi/noi/{id}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    // Each place is asked again for up to a minute: so long may a change take.
    private async Task EverywhereAsync(HttpClient[] processes, string id, bool isThere)
    {
        foreach (var http in processes)
        {
            string[] pages = [$"/dia-chi/noi/{id}", $"/dia-chi/{Commune}", $"/ap-phich/{id}", "/api/hsds/services?format=ndjson", "/api/hsds/services?search=" + Name[^32..], "/api/hsds/organizations?format=ndjson", "/api/hsds/nearest?latitude=10.91&longitude=106.61"];
            foreach (var page in pages) await Eventually.TrueAsync(async () => await HoldsAsync(http, page) == isThere, $"{page} {(isThere ? "shows" : "no longer shows")} the record");
            await Eventually.TrueAsync(async () => await MapHoldsAsync(http) == isThere, $"the map {(isThere ? "shows" : "no longer shows")} the record");
        }
    }

    // Another spelling of the name is none of these pages' business; what an address of ours says of itself is not the record.
    private async Task<bool> HoldsAsync(HttpClient http, string page)
    {
        using var answer = await http.GetAsync(new Uri(page, UriKind.Relative));
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).Contains(Name, StringComparison.Ordinal);
    }

    private async Task<bool> MapHoldsAsync(HttpClient http)
    {
        using var answer = await http.PostAsJsonAsync("/ban-do/tim", new { place = "xã Đông Thạnh, TP HCM", openNow = false });
        return Regex.Unescape(await answer.Content.ReadAsStringAsync()).Contains(Name, StringComparison.Ordinal);
    }

    private async Task<string> ExportAsync(string form)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("safehelp-out-").FullName, form);
        var (code, _, error) = await servers.RunAsync("export", form, "--out", path);
        code.ShouldBe(0, error);
        var files = form == "hsds" ? Directory.EnumerateFiles(path) : [path];
        return string.Concat(files.Select(File.ReadAllText));
    }

    private async Task<ConsoleVisitor> EnterAsync(string role, string area)
    {
        var email = $"rut-{role}@hoi.example";
        var (code, output, error) = await servers.RunAsync("staff", "add", email, "--role", role, "--area", area);
        code.ShouldBe(0, error);
        var visitor = new ConsoleVisitor(servers.One.Address);
        await visitor.ComeInAsync(output.Trim(), email);
        return visitor;
    }

    private static HttpClient Client(string address) => new() { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(2) };
}
