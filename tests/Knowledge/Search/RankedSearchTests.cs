using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Search;
using SafeHelp.Knowledge.Search.Nearest;
using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Tests.Search;

public sealed class RankedSearchTests(SearchFixture fixture) : IClassFixture<SearchFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 15, 0, 0, TimeSpan.FromHours(7));

    private readonly Random random = new(11);

    [Fact]
    public void The_best_listings_are_those_that_ranking_every_listing_gives()
    {
        for (var round = 0; round < 200; round++)
        {
            var query = AnyQuery();

            var found = fixture.Index.Search(query);

            if (found.IsWidened) continue;
            found.Hits.Select(hit => Math.Round(hit.Score, 4)).ShouldBe(BruteForce(query), $"{query}");
        }
    }

    [Fact]
    public void The_nearest_are_truly_the_nearest()
    {
        for (var round = 0; round < 200; round++)
        {
            var from = new GeoPoint(8.5 + (random.NextDouble() * 15), 102 + (random.NextDouble() * 8));
            var category = round % 2 == 0 ? AnyListing().Category : null;

            var found = fixture.Index.Nearest(from, category, 5).Select(hit => Math.Round(hit.DistanceKm, 3));

            var all = fixture.Index.Segments.SelectMany(segment => Enumerable.Range(0, segment.Count).Where(at => segment.Spot(at) is not null && (category is null || segment[at].Category == category)).Select(at => segment.Spot(at)!.Value.Point.DistanceKmTo(from)));
            found.ShouldBe(all.Order().Take(5).Select(km => Math.Round(km, 3)));
        }
    }

    [Fact]
    public void Every_hit_obeys_every_filter()
    {
        for (var round = 0; round < 200; round++)
        {
            var query = AnyQuery() with { OpenOnly = round % 2 == 0, FreeOnly = round % 5 == 0, Except = [AnyListing().Id] };

            var found = fixture.Index.Search(query);

            found.Hits.ShouldAllBe(hit => !query.Except.Contains(hit.Listing.Id));
            if (found.IsWidened) continue;
            found.Hits.ShouldAllBe(hit => query.Categories.Count == 0 || query.Categories.Contains(hit.Listing.Category));
            found.Hits.ShouldAllBe(hit => !query.OpenOnly || hit.Listing.Hours!.IsOpenAt(Now));
            found.Hits.ShouldAllBe(hit => !query.FreeOnly || hit.Listing.IsFree);
        }
    }

    [Fact]
    public void A_listing_that_is_added_takes_no_other_away()
    {
        for (var round = 0; round < 20; round++)
        {
            var query = AnyQuery() with { Words = null, Top = 60 };
            var before = fixture.Index.Search(query).Hits.Select(hit => hit.Listing.Id).ToList();

            var after = fixture.Index.With([AnyListing() with { Id = "new", Phones = [new Phone("000 9", "0009", false)] }], []).Search(query with { Top = 61 }).Hits.Select(hit => hit.Listing.Id);

            before.Except(after).ShouldBeEmpty();
        }
    }

    [Fact]
    public void No_query_finds_nothing_and_what_was_given_up_is_said()
    {
        for (var round = 0; round < 100; round++)
        {
            var query = AnyQuery() with { Words = "khongcotunaonhuvay", OpenOnly = true, Categories = ["no_such_kind"] };

            var found = fixture.Index.Search(query);

            found.Hits.ShouldNotBeEmpty();
            found.Widened.ShouldContain(WideningStep.Words);
            found.Widened.ShouldContain(WideningStep.Kinds);
        }
    }

    [Fact]
    public void What_serves_the_commune_goes_before_what_is_merely_near()
    {
        var commune = AnyListing().Place!.Commune!;

        var hits = fixture.Index.Search(new ListingQuery { Area = fixture.AreaOf(commune), Categories = ["dia_chi_tin_cay"], Now = Now, Top = 10 }).Hits;

        hits[0].Nearness.ShouldBe(Nearness.SameCommune);
        hits.Select(hit => hit.Nearness is Nearness.Near).ShouldBe(hits.Select(hit => hit.Nearness is Nearness.Near).Order());
    }

    [Fact]
    public void Branches_of_one_office_are_found_once()
    {
        Phone[] phones = [new("000 5555", "0005555", false)];
        var branches = Enumerable.Range(0, 3).Select(at => AnyListing() with { Id = $"branch-{at}", Name = "[MẪU] Chi nhánh Sao Xanh", Phones = phones });

        var found = fixture.Index.With([.. branches], []).Search(new ListingQuery { Words = "sao xanh", Now = Now, Top = 10 });

        found.Hits.Count(hit => hit.Listing.Id.StartsWith("branch", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void Lines_for_the_whole_country_are_at_hand_beside_what_is_near()
    {
        var query = new ListingQuery { Area = fixture.AreaOf(AnyListing().Place!.Commune!), Categories = ["dia_chi_tin_cay"], Now = Now };

        var found = fixture.Index.Search(query);

        found.AtHand.ShouldNotBeEmpty();
        found.AtHand.ShouldAllBe(hit => hit.Listing.Area.IsNational);
    }

    private List<double> BruteForce(ListingQuery query)
    {
        var ranking = new Ranking(query);
        var words = query.Words is null ? null : WordsQuery.For(query.Words, fixture.Index.Text);
        var scorers = fixture.Index.Segments.Select((_, at) => words?.Query.Scorer(new SegmentView(fixture.Index.Text, at))).ToList();
        var rank = new ListingRank(query, ranking) { MostWords = Math.Max(1e-6f, scorers.Max(scorer => scorer?.MaxScore ?? 0)) };
        var scored = fixture.Index.Segments.SelectMany((segment, at) => Enumerable.Range(0, segment.Count).Select(document => (Listing: segment[document], Score: Score(document, segment, at))));
        return [.. scored.Where(found => found.Score >= 0).OrderByDescending(found => found.Score).DistinctBy(found => string.Join(' ', found.Listing.Phones.Select(phone => phone.Dial)) + (found.Listing.Phones.Count == 0 ? found.Listing.Id : "")).Take(query.Top).Select(found => Math.Round((float)found.Score, 4))];

        double Score(int document, ListingSegment segment, int at)
        {
            if (query.Words is null) return rank.Score(segment, document, 0);
            return scorers[at]?.Score(document) is { } text && text >= 0 ? rank.Score(segment, document, text) : -1;
        }
    }

    private ListingQuery AnyQuery() =>
        new()
        {
            Words = random.Next(3) == 0 ? string.Join(' ', AnyListing().Name.Split(' ').Skip(random.Next(4)).Take(1 + random.Next(4))) : null,
            Area = random.Next(4) == 0 ? null : fixture.AreaOf(AnyListing().Place!.Commune!),
            Categories = random.Next(2) == 0 ? [] : [AnyListing().Category, "y_te"],
            Audience = random.Next(2) == 0 ? "tre_em" : null,
            Now = Now,
            Top = 1 + random.Next(10),
        };

    private Listing AnyListing() => fixture.Sample[random.Next(fixture.Sample.Count)];
}
