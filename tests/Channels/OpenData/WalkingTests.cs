using System.Text.Json;
using SafeHelp.Channels.OpenData.Hsds;
using SafeHelp.Channels.Pages.Map;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Knowledge.Places;
using SafeHelp.Support.Records;

namespace SafeHelp.Channels.Tests.OpenData;

/// <summary>The map and the feed, asked point after point, tell nothing of where a place stands that is not said.</summary>
[Collection(nameof(OpenPages))]
public sealed class WalkingTests(OpenServer server)
{
    private const int Steps = 10;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private static readonly GeoPoint Here = new(10.841277, 106.662399);
    private static readonly GeoPoint There = new(10.871111, 106.591111);

    public static TheoryData<string> Kinds => ["by phone only", "hidden", "without a printed address"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_step_of_the_walk_is_answered_the_same_wherever_it_stands(string kind)
    {
        var (first, second) = (Walk(Listed(kind, Here)), Walk(Listed(kind, There)));

        first.Count.ShouldBe(4 * Steps * Steps);
        for (var at = 0; at < first.Count; at++) second[at].ShouldBe(first[at], $"step {at}");
        first.Where((_, at) => at % 2 == 1).ShouldAllBe(answer => !answer.Contains("Nhà mẫu đi quanh", StringComparison.Ordinal), "the feed gives no distance to what does not say where it is");
    }

    [Fact]
    public void The_walk_finds_what_is_public() => Walk(Listed("public", Here)).ShouldContain(answer => answer.Contains("Nhà mẫu đi quanh", StringComparison.Ordinal));

    // A net over the city, finer around the door: at each step the map, then the feed.
    private List<string> Walk(Listing hidden)
    {
        var knowledge = server.Knowledge.With([hidden], []);
        var (map, directory) = (new MapSearch(knowledge), new HsdsDirectory(knowledge, OpenServer.Options));
        return [.. Points().SelectMany(point => new[] { OnMap(map, point), InFeed(directory, point) })];
    }

    private static IEnumerable<GeoPoint> Points() =>
        from span in new[] { 0.5, 0.06 }
        from row in Enumerable.Range(0, Steps)
        from column in Enumerable.Range(0, Steps)
        select new GeoPoint(10.841277 + (span * ((2.0 * row / Steps) - 1)), 106.662399 + (span * ((2.0 * column / Steps) - 1)));

    private static string OnMap(MapSearch map, GeoPoint point) => Written(map.Answer(new MapQuestion(null, null, OpenNow: false, point.Latitude, point.Longitude), Now));

    private static string InFeed(HsdsDirectory directory, GeoPoint point) =>
        string.Join('\n', directory.Nearest(point, null, 20).Select(near => $"{near.Listing.Name} {near.DistanceKm}"));

    private static string Written(MapAnswer answer) => JsonSerializer.Serialize(answer, Readable);

    private static Listing Listed(string kind, GeoPoint door)
    {
        var confidentiality = kind switch { "hidden" => Confidentiality.Hidden, "public" => Confidentiality.Public, _ => Confidentiality.PhoneOnly };
        var fields = SampleRecords.Fields("[MẪU] Nhà mẫu đi quanh", confidentiality: confidentiality) with { Place = new RecordPlace("[MẪU] Số 1", door, Precision.Point) };
        var listing = new Publication("mau-di-quanh", fields, new DateOnly(2026, 10, 1), new DateOnly(2027, 4, 1)).Listing();
        return kind == "without a printed address" ? listing with { Place = new ListingPlace(null, SampleRecords.Commune, SampleRecords.Province, door) } : listing;
    }
}
