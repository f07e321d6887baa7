using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Search;

namespace SafeHelp.Knowledge.Tests.Search;

public sealed class WordSearchTests(SearchFixture fixture) : IClassFixture<SearchFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 15, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [InlineData("ánh dương")]
    [InlineData("anh duong")]
    [InlineData("ánh dươ")]
    [InlineData("nha anh duong quang ninh")]
    public void A_house_is_found_however_it_is_typed(string typed)
    {
        var found = Search(typed);

        found.Hits[0].Listing.Name.ShouldContain("Ánh Dương");
        found.IsWidened.ShouldBeFalse();
    }

    [Theory]
    [InlineData("anh duongg")]
    [InlineData("nha ahn duong")]
    public void A_slip_of_the_finger_still_finds_the_house(string typed) =>
        Search(typed).Hits[0].Listing.Name.ShouldContain("Ánh Dương");

    [Theory]
    [InlineData("nha binh yen", "Bình")]
    [InlineData("tgpl", "pháp lý")]
    [InlineData("trung tam cong tac xa hoi hai phong", "Hải Phòng")]
    public void A_name_or_its_short_form_leads_to_the_listing(string typed, string name) =>
        Search(typed).Hits.Take(3).ShouldContain(hit => hit.Listing.Name.Contains(name, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Each_hit_says_which_words_it_carries_and_how_its_score_came_about()
    {
        var hit = Search("ánh dương").Hits[0];

        hit.MatchedWords.ShouldBe(["ánh", "dương"]);
        hit.Why.Parts.Sum(part => part.Value).ShouldBe(hit.Score, tolerance: 1e-4);
    }

    [Fact]
    public void Any_text_is_safe()
    {
        var random = new Random(3);
        string[] pieces = ["", " ", "\0", "\"", "*", "~2", "(", "AND", "ánh", "\u0301", "🙂", "\ud800", "0900", new string('a', 5000), "[MẪU]", "-", "một\nhai"];
        for (var round = 0; round < 300; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => pieces[random.Next(pieces.Length)]));

            Should.NotThrow(() => Search(text)).Hits.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void A_withheld_place_is_found_by_its_commune_and_never_by_where_it_stands()
    {
        var commune = fixture.Sample[0].Place!;
        var own = new GeoPoint(10.123456, 106.654321);
        var hidden = SearchFixture.Listing("hidden", "[MẪU] Nhà lánh nạn", commune with { Address = null, Point = own });

        var index = fixture.Index.With([hidden], []);

        var spot = index.Segments[^1].Spot(0)!.Value;
        spot.Point.ShouldBe(fixture.Gazetteer.PointOfCommune(commune.Commune!)!.Value.Point);
        index.Nearest(own, null, 1).ShouldAllBe(hit => hit.Listing.Id != "hidden");
    }

    [Fact]
    public void A_change_is_found_at_once_and_the_old_index_stays_as_it_was()
    {
        var listing = fixture.Sample[5];

        var after = fixture.Index.With([listing with { Name = "[MẪU] Mái nhà Quyđôn" }], [fixture.Sample[6].Id]);

        after.Search(Words("quydon")).Hits[0].Listing.Id.ShouldBe(listing.Id);
        after.Count.ShouldBe(fixture.Index.Count - 1);
        fixture.Index.Search(Words(listing.Name) with { Top = 50 }).Hits.ShouldContain(hit => hit.Listing == listing);
    }

    [Fact]
    public void Many_small_changes_end_in_few_segments_and_merging_changes_no_answer()
    {
        var index = fixture.Index;
        for (var at = 0; at < 60; at++) index = index.With([fixture.Sample[at] with { Name = $"[MẪU] Mái nhà số {at}" }], []);

        var merged = index.Merged();

        index.Segments.Count.ShouldBeLessThan(4);
        merged.Segments.Count.ShouldBe(1);
        merged.Count.ShouldBe(index.Count);
        merged.Search(Words("mái nhà số 17")).Hits[0].Listing.Id.ShouldBe(index.Search(Words("mái nhà số 17")).Hits[0].Listing.Id);
    }

    private TopDocs Search(string words) => fixture.Index.Search(Words(words));

    private static ListingQuery Words(string words) => new() { Words = words, Now = Now, Top = 5 };
}
