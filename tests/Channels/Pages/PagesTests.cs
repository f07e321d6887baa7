using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using SafeHelp.Bot.Records;
using SafeHelp.Channels.Pages;
using SafeHelp.Channels.Tests.OpenData;

namespace SafeHelp.Channels.Tests.Pages;

/// <summary>The public pages as they leave the server.</summary>
[Collection(nameof(OpenPages))]
public sealed partial class PagesTests(OpenServer server)
{
    private const int MostOfAPage = 64 * 1024;

    [Fact]
    public void Every_commune_has_a_small_page_with_its_name_its_old_names_and_numbers()
    {
        var pages = new UnitPages(server.Knowledge, new PagesOptions(new Uri("https://help.example"), null, null), new HardshipBoard());
        var now = new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);

        foreach (var commune in server.Knowledge.Gazetteer.Communes)
        {
            var page = pages.Commune(commune.Unit.Code, now).ShouldNotBeNull();
            page.ShouldContain(Frame.Text(commune.Unit.Name));
            page.ShouldContain("href=\"tel:113\"");
            page.Length.ShouldBeLessThan(MostOfAPage, commune.Unit.Name);
            foreach (var old in server.Knowledge.Gazetteer.OldNamesOf(commune.Unit.Code)) page.ShouldContain(Frame.Text(old));
        }
    }

    [Fact]
    public void A_commune_tells_how_many_are_in_hardship_and_whom_to_help_through_but_a_small_number_reads_like_none()
    {
        var board = new HardshipBoard();
        board.Swap(new Dictionary<string, int> { ["00004"] = 7 });
        var pages = new UnitPages(server.Knowledge, new PagesOptions(new Uri("https://help.example"), null, null), board);
        var now = new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);

        var (many, none) = (pages.Commune("00004", now)!, pages.Commune("00025", now)!);

        many.ShouldContain(Frame.Text("Phường Ba Đình có 7 hoàn cảnh cần giúp"));
        many.ShouldContain(Frame.Text("Hội Liên hiệp Phụ nữ Phường Ba Đình"));
        none.ShouldContain(Frame.Text("dưới 5 hoàn cảnh, hoặc chưa ghi nhận"));
        pages.Province("01", now)!.ShouldNotContain(Frame.Text("hoàn cảnh"), customMessage: "sums of a province would give away what a commune's silence hides");
    }

    [Fact]
    public async Task Every_province_has_a_page_that_leads_to_its_communes()
    {
        server.Knowledge.Gazetteer.Provinces.Count.ShouldBe(34);
        foreach (var province in server.Knowledge.Gazetteer.Provinces)
        {
            var page = await server.Http.GetStringAsync(new Uri(UnitAddress.Of(province), UriKind.Relative));
            foreach (var commune in server.Knowledge.Gazetteer.Communes.Where(commune => commune.Province.Code == province.Code)) page.ShouldContain(UnitAddress.Of(commune.Unit));
        }
    }

    [Fact]
    public async Task The_sitemap_names_every_page_of_a_unit()
    {
        var map = await server.Http.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative));

        System.Xml.Linq.XDocument.Parse(map).Root!.Elements().Count().ShouldBe(3 + 34 + server.Knowledge.Gazetteer.Communes.Count);
    }

    [Fact]
    public async Task Data_for_search_engines_is_json_and_nothing_in_a_name_ends_it()
    {
        var page = await server.Http.GetStringAsync(new Uri("/dia-chi/00004", UriKind.Relative));
        var data = JsonDocument.Parse(LinkedBlock().Match(page).Groups[1].Value).RootElement;

        data.GetProperty("@context").GetString().ShouldBe("https://schema.org");
        data.GetProperty("@graph").EnumerateArray().ShouldAllBe(one => one.GetProperty("name").GetString()!.Length > 0);
        page.ShouldNotContain("<script>alert");
    }

    [Theory]
    [InlineData("/ban-do")]
    [InlineData("/dia-chi/00004")]
    [InlineData("/ap-phich/00004")]
    public async Task Safety_12_A_visit_is_kept_nowhere_and_the_way_out_is_there(string path)
    {
        using var answer = await server.Http.GetAsync(new Uri(path, UriKind.Relative));
        var page = await answer.Content.ReadAsStringAsync();

        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        page.ShouldContain("id=\"leave\" href=\"https://");
        page.ShouldContain("/page/leave.js");
    }

    [Theory]
    [InlineData("gò vấp", "Gò Vấp")]
    [InlineData("phuong ba dinh ha noi", "Ba Đình")]
    public async Task The_map_finds_places_by_old_and_new_names(string place, string named)
    {
        using var found = await server.Http.PostAsJsonAsync("/ban-do/tim", new { place, openNow = false });
        var answer = await found.Content.ReadFromJsonAsync<JsonElement>();

        answer.GetProperty("heading").GetString()!.ShouldContain(named);
        answer.GetProperty("places").GetArrayLength().ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task A_name_that_several_places_bear_is_asked_back_and_rubbish_is_said_to_be_unknown()
    {
        using var many = await server.Http.PostAsJsonAsync("/ban-do/tim", new { place = "tân phú", openNow = false });
        using var none = await server.Http.PostAsJsonAsync("/ban-do/tim", new { place = "qwxzzq", openNow = false });

        (await many.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("choices").GetArrayLength().ShouldBeGreaterThan(1);
        (await none.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("places").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("chat", "https://help.example/")]
    [InlineData("00004", "https://help.example/dia-chi/00004")]
    [InlineData("vn-113", "https://help.example/dia-chi/noi/vn-113")]
    public async Task A_camera_reads_the_address_from_the_poster(string target, string address)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("safehelp-qr-").FullName, "qr.png");
        await File.WriteAllBytesAsync(path, await server.Http.GetByteArrayAsync(new Uri($"/ap-phich/{target}.png", UriKind.Relative)));

        (await Node.ValidateAsync("qr", path)).ShouldBe(address);
        (await server.Http.GetStringAsync(new Uri($"/ap-phich/{target}.svg", UriKind.Relative))).ShouldStartWith("<svg");
    }

    [Fact]
    public async Task The_maps_library_is_the_one_that_npm_has()
    {
        await Node.InstallAsync();

        PagesAssets.Read("leaflet.js").ShouldBe((await File.ReadAllTextAsync(Path.Combine(Node.Folder, "node_modules", "leaflet", "dist", "leaflet.js"))).ReplaceLineEndings("\n"));
    }

    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex LinkedBlock();
}
