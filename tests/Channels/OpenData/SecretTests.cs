using System.Net;
using System.Net.Http.Json;
using System.Text;
using SafeHelp.Bot.Records;
using SafeHelp.Channels.OpenData.Export;
using SafeHelp.Channels.OpenData.Hsds;

namespace SafeHelp.Channels.Tests.OpenData;

/// <summary>What is hidden stands in no public byte.</summary>
[Collection(nameof(OpenPages))]
public sealed class SecretTests(OpenServer server)
{
    // Words, numbers, hours, dates and points that stand in the hidden listing, and the point of the withheld place.
    private static readonly string[] Secrets = ["bimat", "91919191", "9191 9191", "03:17", "21.7171", "105.9191", "1971-07", "21.6161", "105.8181"];

    private static readonly string[] Pages =
    [
        "/api/hsds", "/api/hsds/services?format=ndjson", "/api/hsds/services?per_page=1000", "/api/hsds/organizations?format=ndjson", "/api/hsds/service_at_locations?format=ndjson",
        "/api/hsds/taxonomies?format=ndjson", "/api/hsds/taxonomy_terms?format=ndjson", "/api/hsds/nearest?latitude=21.717171&longitude=105.919191&per_page=1000",
        "/api/hsds/services?search=bi", "/api/hsds/openapi.json", "/api/hsds/profile", "/ban-do", "/ban-do/nen.json", "/dia-chi", "/dia-chi/01", "/dia-chi/00004", "/dia-chi/00025",
        "/dia-chi/noi/mau-giu-kin", "/ap-phich", "/ap-phich/00004", "/ap-phich/mau-giu-kin", "/the", "/sitemap.xml", "/robots.txt",
    ];

    [Fact]
    public async Task Safety_39_No_page_and_no_answer_holds_anything_of_it()
    {
        foreach (var page in Pages) Clean(await server.Http.GetStringAsync(new Uri(page, UriKind.Relative)), page);
        using var found = await server.Http.PostAsJsonAsync("/ban-do/tim", new { place = "phường ba đình hà nội", openNow = false });

        Clean(await found.Content.ReadAsStringAsync(), "map");
    }

    [Fact]
    public async Task No_file_holds_anything_of_it()
    {
        var folder = Directory.CreateTempSubdirectory("safehelp-secret-").FullName;
        await HsdsExport.WriteAsync(PublishedListings.Of(server.Knowledge), OpenServer.Options, folder, TestContext.Current.CancellationToken);
        using var file = new MemoryStream();
        await GeoJsonFile.WriteAsync(PublishedListings.Of(server.Knowledge), file, TestContext.Current.CancellationToken);
        await CsvTable.WriteAsync(PublishedListings.Of(server.Knowledge), file, TestContext.Current.CancellationToken);

        Clean(Encoding.UTF8.GetString(file.ToArray()), "geojson, csv");
        foreach (var written in Directory.EnumerateFiles(folder)) Clean(await File.ReadAllTextAsync(written), written);
    }

    [Fact]
    public async Task Nobody_finds_it_by_name()
    {
        string[] asked = [$"/dia-chi/noi/{OpenServer.Hidden}", $"/ap-phich/{OpenServer.Hidden}", $"/ap-phich/{OpenServer.Hidden}.png", $"/api/hsds/services/{HsdsIds.Of("service", OpenServer.Hidden)}"];

        foreach (var path in asked) (await server.Http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
    }

    [Fact]
    public async Task A_withheld_place_is_virtual_and_has_nothing_that_leads_to_it()
    {
        var service = await server.JsonAsync($"/api/hsds/services/{HsdsIds.Of("service", OpenServer.Withheld)}");
        var location = service.GetProperty("service_at_locations")[0].GetProperty("location");

        location.GetProperty("location_type").GetString().ShouldBe("virtual");
        location.EnumerateObject().Select(member => member.Name).ShouldBe(["id", "location_type", "attributes"]);
        service.GetRawText().ShouldNotContain("00025", customMessage: "its commune");
        (await server.Http.GetStringAsync(new Uri("/api/hsds/nearest?latitude=21.6&longitude=105.8&per_page=1000", UriKind.Relative))).ShouldNotContain("giữ kín");
    }

    private static void Clean(string text, string where)
    {
        foreach (var secret in Secrets) text.Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"“{secret}” in {where}");
    }
}
