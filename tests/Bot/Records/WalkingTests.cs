using System.Text.Json;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Knowledge.Places;
using SafeHelp.Support.Records;

namespace SafeHelp.Bot.Tests.Records;

/// <summary>Whoever walks a point around and asks at each step learns nothing of where a place stands that is not said.</summary>
public sealed class WalkingTests(BotFixture bot) : IClassFixture<BotFixture>
{
    private const int Steps = 14;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Questions = ["tìm địa chỉ tin cậy gần đây", "chồng em đánh em, em cần chỗ ở"];

    // Two doors of the same commune, kilometres apart, and a third in another commune of the province.
    private static readonly RecordPlace Here = new("[MẪU] Số 1 đường Wqzjxa", new GeoPoint(10.841277, 106.662399), Precision.Point);
    private static readonly RecordPlace There = new("[MẪU] Số 9 đường Wqzkhac", new GeoPoint(10.871111, 106.591111), Precision.Point);

    [Fact]
    public void The_answers_are_the_same_wherever_in_its_commune_a_place_told_by_phone_stands() =>
        SameEverywhere(Record(Confidentiality.PhoneOnly) with { Place = Here }, Record(Confidentiality.PhoneOnly) with { Place = There });

    [Fact]
    public void Safety_39_The_answers_are_the_same_wherever_in_its_province_a_hidden_place_stands_and_whichever_commune_of_it_it_serves() =>
        SameEverywhere(
            Record(Confidentiality.Hidden) with { Place = Here },
            Record(Confidentiality.Hidden) with { Place = There, Commune = "26890", Serves = new ServiceArea(false, [], ["26890"]) });

    [Fact]
    public void A_listing_of_the_content_without_a_printed_address_is_found_as_if_it_stood_in_the_middle_of_its_commune()
    {
        var one = Listed(Record(Confidentiality.PhoneOnly));

        SameEverywhere(one with { Place = new ListingPlace(null, SampleRecords.Commune, SampleRecords.Province, Here.Point) }, one with { Place = new ListingPlace(null, SampleRecords.Commune, SampleRecords.Province, There.Point) });
    }

    [Fact]
    public void The_walk_finds_what_is_public() =>
        Walk(Listed(Record(Confidentiality.Public))).ShouldContain(answer => answer.Contains("Nhà bình yên mẫu", StringComparison.Ordinal), "else the walk would prove nothing");

    private void SameEverywhere(RecordFields one, RecordFields other) => SameEverywhere(Listed(one), Listed(other));

    private void SameEverywhere(Listing one, Listing other)
    {
        var (first, second) = (Walk(one), Walk(other));

        first.Count.ShouldBeGreaterThan(Steps * Steps);
        first.ShouldContain(answer => answer.Contains(one.Name, StringComparison.Ordinal), "it is found, and called");
        for (var at = 0; at < first.Count; at++) second[at].ShouldBe(first[at], $"step {at}");
    }

    // A net over the city, finer around the door.
    private List<string> Walk(Listing hidden)
    {
        var turn = bot.Turn.On(bot.Turn.Knowledge.With([hidden], []));
        return [.. Points().SelectMany(point => Questions.Select(question => Answer(turn, point, question)))];
    }

    private static IEnumerable<GeoPoint> Points() =>
        from span in new[] { 0.5, 0.06 }
        from row in Enumerable.Range(0, Steps)
        from column in Enumerable.Range(0, Steps)
        select new GeoPoint(10.841277 + (span * ((2.0 * row / Steps) - 1)), 106.662399 + (span * ((2.0 * column / Steps) - 1)));

    private static string Answer(Turn turn, GeoPoint point, string question)
    {
        var commune = turn.Knowledge.Places.At(point)?.Communes[0].Code;
        var shared = turn.Run(Conversation.New, new IncomingMessage("test", "1", "1", MessageKind.Location, "") { Commune = commune }, Now);
        var answered = turn.Run(shared.Conversation, new IncomingMessage("test", "2", "1", MessageKind.Text, question), Now);
        return JsonSerializer.Serialize(shared.Replies.Concat(answered.Replies), Readable);
    }

    private static RecordFields Record(Confidentiality confidentiality) => SampleRecords.Fields("[MẪU] Nhà bình yên mẫu", confidentiality: confidentiality);

    private static Listing Listed(RecordFields fields) => new Publication("mau-di-quanh", fields, new DateOnly(2026, 10, 1), new DateOnly(2027, 4, 1)).Listing();
}
