using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using SafeHelp.Channels.OpenData.Hsds;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Channels.Tests.OpenData;

/// <summary>The HSDS read API as a program uses it.</summary>
[Collection(nameof(OpenPages))]
public sealed class HsdsApiTests(OpenServer server)
{
    [Fact]
    public async Task The_root_says_which_version_and_profile_it_speaks()
    {
        var about = await server.JsonAsync("/api/hsds");

        about.GetProperty("version").GetString().ShouldBe("3.2");
        about.GetProperty("profile").GetString().ShouldBe("https://help.example/api/hsds/profile");
        (await server.JsonAsync("/api/hsds/openapi.json")).GetProperty("paths").EnumerateObject().Count().ShouldBeGreaterThan(10);
        (await server.JsonAsync("/api/hsds/profile")).GetProperty("hsds_version").GetString().ShouldBe("3.2");
    }

    [Theory]
    [InlineData("services")]
    [InlineData("organizations")]
    [InlineData("service_at_locations")]
    [InlineData("taxonomies")]
    [InlineData("taxonomy_terms")]
    public async Task Pages_hold_every_record_once_and_each_is_found_by_its_id(string list)
    {
        var ids = new List<string>();
        for (var page = 1; ; page++)
        {
            var found = await server.JsonAsync($"/api/hsds/{list}?per_page=97&page={page}");
            ids.AddRange(Ids(found.GetProperty("contents")));
            found.GetProperty("size").GetInt32().ShouldBe(found.GetProperty("contents").GetArrayLength());
            if (found.GetProperty("last_page").GetBoolean()) break;
        }

        ids.ShouldBeUnique();
        ids.Count.ShouldBe((await server.JsonAsync($"/api/hsds/{list}?per_page=1")).GetProperty("total_items").GetInt32());
        (await server.JsonAsync($"/api/hsds/{list}/{ids[^1]}")).GetProperty("id").GetString().ShouldBe(ids[^1]);
        (await server.Http.GetAsync(new Uri($"/api/hsds/{list}/{Guid.Empty}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Lines_hold_what_pages_hold_nested_in_full()
    {
        var lines = (await server.Http.GetStringAsync(new Uri("/api/hsds/services?format=ndjson", UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Length.ShouldBe(server.Knowledge.Published.Count());
        lines.Select(line => JsonDocument.Parse(line).RootElement).ShouldAllBe(service => service.GetProperty("organization").GetProperty("name").GetString()!.Length > 0);
    }

    [Fact]
    public async Task One_address_may_ask_so_often_a_minute_and_reading_everything_counts_for_more()
    {
        await using var strict = new OpenServer { MostRequests = 61 };
        await strict.InitializeAsync();

        var all = await StatusAsync(strict, "/api/hsds/services?format=ndjson");
        var one = await StatusAsync(strict, "/api/hsds/services?per_page=1");
        var refused = await strict.Http.GetAsync(new Uri("/api/hsds/services?format=ndjson", UriKind.Relative));

        new[] { all, one, refused.StatusCode }.ShouldBe([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests]);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task What_is_asked_for_by_post_is_answered_as_by_get()
    {
        var got = await server.Http.GetStringAsync(new Uri("/api/hsds/services?search=b%E1%BB%87nh%20vi%E1%BB%87n&per_page=5", UriKind.Relative));

        using var posted = await server.Http.PostAsJsonAsync("/api/hsds/services", new { search = "benh vien", per_page = 5 });

        (await posted.Content.ReadAsStringAsync()).ShouldBe(got);
        JsonDocument.Parse(got).RootElement.GetProperty("total_items").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Filters_are_added_to_each_other()
    {
        var kind = Term("duong_day_tre_em");
        var all = await server.JsonAsync($"/api/hsds/services?taxonomy_term_id={kind}&full=true&per_page=1000");
        var organization = all.GetProperty("contents")[0].GetProperty("organization_id").GetString();

        var one = await server.JsonAsync($"/api/hsds/services?taxonomy_term_id={kind}&organization_id={organization}");
        var none = await server.JsonAsync($"/api/hsds/services?taxonomy_term_id={kind}&search=khongcogi");

        all.GetProperty("contents").EnumerateArray().ShouldAllBe(service => service.GetProperty("attributes").EnumerateArray().Any(attribute => attribute.GetProperty("taxonomy_term_id").GetString() == kind.ToString()));
        one.GetProperty("total_items").GetInt32().ShouldBe(1);
        none.GetProperty("empty").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task What_did_not_change_since_is_left_out()
    {
        var all = await server.JsonAsync("/api/hsds/services?minimal=true&per_page=1000");
        var newest = all.GetProperty("contents").EnumerateArray().Max(service => service.GetProperty("last_modified").GetDateTimeOffset());

        var later = await server.JsonAsync($"/api/hsds/services?modified_after={newest.AddSeconds(2):yyyy-MM-ddTHH:mm:ssZ}");

        later.GetProperty("total_items").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("/api/hsds/services?page=2")]
    [InlineData("/api/hsds/services?format=ndjson")]
    [InlineData("/api/hsds/taxonomies")]
    public async Task Whoever_has_the_newest_copy_is_told_so(string path)
    {
        using var first = await server.Http.GetAsync(new Uri(path, UriKind.Relative));
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var answer = await server.Http.SendAsync(again);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/api/hsds", "GET, HEAD")]
    [InlineData("/api/hsds/services", "GET, HEAD, POST")]
    [InlineData("/api/hsds/nearest", "GET, HEAD, POST")]
    [InlineData("/api/hsds/services/5e1b8368-b926-5cab-a250-8d4fded8ed73", "GET, HEAD")]
    public async Task A_browser_is_told_that_scripts_of_any_site_may_read_and_do_nothing_else(string path, string methods)
    {
        using var asking = new HttpRequestMessage(HttpMethod.Options, path);
        asking.Headers.Add("Origin", "https://partner.example");
        asking.Headers.Add("Access-Control-Request-Method", "POST");
        asking.Headers.Add("Access-Control-Request-Headers", "content-type");

        using var answer = await server.Http.SendAsync(asking);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        string.Join(", ", answer.Headers.GetValues("Access-Control-Allow-Methods")).ShouldBe(methods);
        string.Join(", ", answer.Headers.GetValues("Access-Control-Allow-Headers")).ShouldContain("Content-Type");
        answer.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
    }

    [Theory]
    [InlineData("GET", "/api/hsds/services?per_page=1", true)]
    [InlineData("GET", "/api/hsds/services?page=0", true)]
    [InlineData("GET", "/api/hsds/services/5e1b8368-b926-5cab-a250-8d4fded8ed73", true)]
    [InlineData("POST", "/api/hsds/services", true)]
    [InlineData("POST", "/api/hsds/services/5e1b8368-b926-5cab-a250-8d4fded8ed73", false)]
    [InlineData("PUT", "/api/hsds/services", false)]
    [InlineData("DELETE", "/api/hsds/services", false)]
    [InlineData("PATCH", "/api/hsds/organizations", false)]
    public async Task What_reads_is_answered_to_any_site_and_what_would_write_is_refused(string method, string path, bool isAnswered)
    {
        using var asked = new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "GET" ? null : JsonContent.Create(new { per_page = 1 }) };
        asked.Headers.Add("Origin", "https://partner.example");

        using var answer = await server.Http.SendAsync(asked);

        (answer.StatusCode != HttpStatusCode.MethodNotAllowed).ShouldBe(isAnswered);
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBe(isAnswered, "a script of another site may read exactly what is answered");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Answers_are_packed_as_the_client_can_read_them(string coding)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/api/hsds/services?format=ndjson");
        asked.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(coding));

        using var answer = await server.Http.SendAsync(asked);

        answer.Content.Headers.ContentEncoding.ShouldBe([coding]);
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("per_page=5000")]
    [InlineData("modified_after=hom-qua")]
    [InlineData("taxonomy_id=1")]
    [InlineData("postcode=700000")]
    public async Task A_parameter_that_cannot_be_read_is_named_without_its_value(string parameter)
    {
        using var answer = await server.Http.GetAsync(new Uri("/api/hsds/services?" + parameter, UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(parameter.Split('=')[0]);
    }

    [Fact]
    public async Task The_nearest_come_first_and_the_coordinates_stand_in_no_log()
    {
        using var posted = await server.Http.PostAsJsonAsync("/api/hsds/nearest", new { latitude = "10.776543", longitude = "106.701234", per_page = 20 });
        var near = await posted.Content.ReadFromJsonAsync<JsonElement>();
        await server.JsonAsync("/api/hsds/nearest?latitude=10.776543&longitude=106.701234");

        var distances = near.GetProperty("contents").EnumerateArray().Select(place => place.GetProperty("distance").GetInt32()).ToList();
        distances.Count.ShouldBe(20);
        distances.ShouldBeInOrder();
        server.Log.Text.ShouldNotContain("776543");
        server.Log.Text.ShouldNotContain("701234");
    }

    [Fact]
    public void Among_65000_the_nearest_are_found_at_once()
    {
        var directory = new HsdsDirectory(OpenServer.Load(65_000), OpenServer.Options);
        HsdsLists.Nearest(directory, Query(16, 107)).All.Count().ShouldBe(10);
        List<double> times = [];
        for (var i = 0; i < 200; i++)
        {
            var started = Stopwatch.GetTimestamp();
            HsdsLists.Nearest(directory, Query(9 + (i % 14), 104.5 + (i % 4))).All.Count().ShouldBe(10);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine($"nearest 10 of {directory.Knowledge.Listings.Count}: median {times[100]:0.00} ms, 99th of a hundred {times[197]:0.00} ms");
        times[100].ShouldBeLessThan(50, "ten times the budget of 5 ms, for a busy machine");
    }

    private static HsdsQuery Query(double latitude, double longitude) =>
        HsdsQuery.Read(name => name switch { "latitude" => FormattableString.Invariant($"{latitude}"), "longitude" => FormattableString.Invariant($"{longitude}"), "per_page" => "10", _ => null });

    private static Guid Term(string kind) => HsdsIds.Of("term", $"{HsdsTerms.Kind}:{kind}");

    private static IEnumerable<string> Ids(JsonElement contents) => contents.EnumerateArray().Select(one => one.GetProperty("id").GetString()!);

    private static async Task<HttpStatusCode> StatusAsync(OpenServer server, string path) => (await server.Http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode;
}
