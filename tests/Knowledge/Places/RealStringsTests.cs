using System.Text.Json;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Tests.Places;

/// <summary>Our own set of what people write (places.jsonl), held as a floor.</summary>
public sealed class RealStringsTests(Loaded loaded) : IClassFixture<Loaded>
{
    private static readonly JsonElement[] Rows =
    [
        .. File.ReadLines(Path.Combine(Loaded.Root, "tests", "Knowledge", "Places", "places.jsonl")).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement),
    ];

    [Theory]
    [InlineData("province", 0.98)]
    [InlineData("oldProvince", 0.98)]
    [InlineData("oldDistrict", 0.95)]
    [InlineData("oldCommune", 0.90)]
    [InlineData("commune", 0.995)]
    [InlineData("ask", 0.95)]
    public void What_is_meant_is_found(string kind, double floor)
    {
        var rows = Rows.Where(r => r.GetProperty("expect").TryGetProperty(kind, out _)).ToList();

        var wrong = rows.Where(r => !IsRight(loaded.Finder.Find(Text(r)), kind, r.GetProperty("expect").GetProperty(kind))).Select(Text).ToList();

        (1 - ((double)wrong.Count / rows.Count)).ShouldBeGreaterThanOrEqualTo(floor, string.Join('\n', wrong));
    }

    [Fact]
    public void Where_no_place_is_meant_none_is_found()
    {
        var rows = Rows.Where(r => !r.GetProperty("expect").EnumerateObject().Any()).ToList();

        var wrong = rows.Where(r => loaded.Finder.Find(Text(r)) is not null).Select(Text).ToList();

        rows.Count.ShouldBeGreaterThanOrEqualTo(80);
        ((double)wrong.Count / rows.Count).ShouldBeLessThanOrEqualTo(0.02, string.Join('\n', wrong));
    }

    private static string Text(JsonElement row) => row.GetProperty("text").GetString()!;

    private static bool IsRight(PlaceMatch? place, string kind, JsonElement meant) => kind switch
    {
        "ask" => place is { Ask: true },
        "province" => place?.Province?.Name == meant.GetString(),
        "oldProvince" => place?.OldProvince?.Name == meant.GetString(),
        "oldDistrict" => place?.OldDistrict?.Name == meant.GetString(),
        "oldCommune" => place?.OldCommune?.Name == meant.GetString(),
        _ => place is { Communes.Count: > 0 } && place.Communes[0].Name == meant.GetString(),
    };
}
