using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Knowledge.Places;
using SafeHelp.Support.Records;

namespace SafeHelp.Knowledge.Tests.Records;

public sealed class PublicationTests(Lives lives) : IClassFixture<Lives>
{
    [Theory]
    [InlineData(Precision.Point, true)]
    [InlineData(Precision.Commune, false)]
    [InlineData(Precision.Province, false)]
    public void A_published_point_keeps_its_precision_and_only_an_exact_one_is_a_door(Precision precision, bool isDoor)
    {
        var fields = SampleRecords.Fields();

        var listing = Publication.Of(lives.Published(fields with { Place = fields.Place! with { Precision = precision } }), RecordTerms.Default)!.Listing();
        var known = PublicPlace.Of(listing, Gazetteer.Load(Places.Loaded.Content, []))!;

        listing.Place!.Door.HasValue.ShouldBe(isDoor);
        (known.Precision, known.IsExact).ShouldBe((precision, isDoor));
    }
}
