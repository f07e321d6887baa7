using System.Text;
using System.Text.Json;
using SafeHelp.Bot.Records;
using SafeHelp.Channels.OpenData.Export;
using SafeHelp.Channels.OpenData.Hsds;
using SafeHelp.Knowledge;

namespace SafeHelp.Channels.Tests.OpenData;

/// <summary>The files for other programs, looked at by other people's programs.</summary>
[Collection(nameof(OpenPages))]
public sealed class ExportTests(OpenServer server)
{
    private readonly string folder = Directory.CreateTempSubdirectory("safehelp-export-").FullName;

    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    public async Task Every_record_is_valid_by_the_official_schemas(int samples)
    {
        if (Node.Schemas is not { } schemas)
        {
            Assert.Skip("The official HSDS schemas are not at hand (../shared/hsds/schema); our own shape checks run in any case.");
            return;
        }

        var written = await HsdsExport.WriteAsync(PublishedListings.Of(OpenServer.Spoken(OpenServer.Load(samples))), OpenServer.Options, folder, TestContext.Current.CancellationToken);

        (await Node.ValidateAsync("hsds", "service", Path.Combine(folder, "services.json"), schemas)).ShouldBe($"{written}");
        await Node.ValidateAsync("hsds", "taxonomy", Path.Combine(folder, "taxonomies.json"), schemas);
        await Node.ValidateAsync("hsds", "taxonomy_term", Path.Combine(folder, "taxonomy_terms.json"), schemas);
    }

    [Fact]
    public async Task Every_record_has_its_shape()
    {
        await HsdsExport.WriteAsync(PublishedListings.Of(server.Knowledge), OpenServer.Options, folder, TestContext.Current.CancellationToken);
        var services = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "services.json"))).RootElement.EnumerateArray().ToList();

        services.ShouldAllBe(service => Has(service, "id", "name", "status", "organization_id") && Has(service.GetProperty("organization"), "id", "name", "description"));
        Nested(services, "service_at_locations").Select(place => place.GetProperty("location")).ShouldAllBe(location => Has(location, "id", "location_type"));
        Nested(services, "service_at_locations").SelectMany(place => Nested([place.GetProperty("location")], "addresses"))
            .ShouldAllBe(address => Has(address, "id", "address_1", "city", "state_province", "postal_code", "country", "address_type"));
        Nested(services, "attributes").ShouldAllBe(attribute => Has(attribute, "id", "link_id", "link_entity", "taxonomy_term_id"));
    }

    [Fact]
    public async Task The_tables_of_the_package_point_at_each_other()
    {
        await HsdsExport.WriteAsync(PublishedListings.Of(server.Knowledge), OpenServer.Options, folder, TestContext.Current.CancellationToken);
        var package = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "datapackage.json"))).RootElement;

        var services = await FirstCellsAsync("services.csv", 0);
        foreach (var resource in package.GetProperty("resources").EnumerateArray())
        {
            var fields = resource.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString());
            (await File.ReadAllLinesAsync(Path.Combine(folder, resource.GetProperty("path").GetString()!)))[0].ShouldBe(string.Join(',', fields));
        }

        services.Count.ShouldBe(server.Knowledge.Published.Count());
        (await FirstCellsAsync("phones.csv", 1)).ShouldAllBe(id => services.Contains(id));
        (await FirstCellsAsync("service_at_location.csv", 1)).ShouldAllBe(id => services.Contains(id));
    }

    [Fact]
    public async Task The_places_are_geojson_and_say_how_finely_they_are_known()
    {
        var path = Path.Combine(folder, "places.geojson");
        await using (var file = File.Create(path)) await GeoJsonFile.WriteAsync(PublishedListings.Of(server.Knowledge), file, TestContext.Current.CancellationToken);

        var features = JsonDocument.Parse(await File.ReadAllBytesAsync(path)).RootElement.GetProperty("features").EnumerateArray().ToList();

        (await Node.ValidateAsync("geojson", path)).ShouldBe($"{features.Count}");
        features.Count.ShouldBeGreaterThan(100);
        features.ShouldAllBe(feature => feature.GetProperty("properties").GetProperty("precision").GetString()!.Length > 0);
        features.Select(feature => feature.GetProperty("id").GetString()).ShouldNotContain(OpenServer.Withheld);
    }

    [Fact]
    public async Task The_table_opens_in_a_spreadsheet_and_no_cell_runs_there()
    {
        using var file = new MemoryStream();
        var written = await CsvTable.WriteAsync(PublishedListings.Of(server.Knowledge), file, TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(file.ToArray());

        file.ToArray()[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        text[1..].ShouldStartWith("STT,Tên địa chỉ,");
        text.ShouldContain("\"'=HYPERLINK(\"\"https://elsewhere.example\"\")[MẪU]\"");
        text.ShouldContain(",'+1 [MẪU],");
        text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(written + 1);
    }

    [Fact]
    public async Task However_many_there_are_only_a_few_lines_wait_in_memory()
    {
        var directory = new HsdsDirectory(OpenServer.Load(5000), OpenServer.Options);
        using var measured = new LargestWrite();

        await HsdsAnswers.WriteLinesAsync(measured, HsdsLists.Services(directory, HsdsQuery.Read(name => name == "format" ? "ndjson" : null)).All, TestContext.Current.CancellationToken);

        measured.Written.ShouldBeGreaterThan(10_000_000);
        measured.Largest.ShouldBeLessThan(512 * 1024);
    }

    private async Task<List<string>> FirstCellsAsync(string file, int column) =>
        [.. (await File.ReadAllLinesAsync(Path.Combine(folder, file))).Skip(1).Select(line => line.Split(',')).Where(cells => cells.Length > column && Guid.TryParse(cells[0], out _)).Select(cells => cells[column])];

    private static bool Has(JsonElement one, params string[] names) => names.All(name => one.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 });

    private static IEnumerable<JsonElement> Nested(IEnumerable<JsonElement> all, string name) => all.SelectMany(one => one.TryGetProperty(name, out var nested) ? nested.EnumerateArray() : default);

    private sealed class LargestWrite : MemoryStream
    {
        public long Written { get; private set; }

        public int Largest { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            (Written, Largest) = (Written + buffer.Length, Math.Max(Largest, buffer.Length));
            return ValueTask.CompletedTask;
        }
    }
}
