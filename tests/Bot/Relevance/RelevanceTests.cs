using SafeHelp.Bot.Replies;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Samples;
using SafeHelp.Knowledge.Search;
using SafeHelp.Knowledge.Search.Analysis;
using SafeHelp.Knowledge.Search.Queries;
using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Bot.Tests.Relevance;

/// <summary>The judged set: the real listings and a sample, asked in people's words, graded by need.</summary>
public sealed class RelevanceTests(BotFixture bot, ITestOutputHelper output) : IClassFixture<BotFixture>
{
    private const int Depth = 5;
    private const double FloorNdcg = 0.80;
    private const double FloorRightKind = 0.93;

    private static readonly DateTimeOffset Now = new(2026, 11, 20, 15, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void The_right_kind_of_help_comes_first_and_more_often_than_by_words_alone()
    {
        var knowledge = bot.Turn.Knowledge;
        var sample = SampleDirectory.Make(BotFixture.ContentFolder, knowledge.Gazetteer, (20000, 3), new List<ContentProblem>());
        var index = new ListingIndex([.. knowledge.Content.Published, .. sample], knowledge.Categories, knowledge.Gazetteer);
        var spoken = new SpokenSearch(knowledge, bot.Turn.Understander);
        var judged = Judged.Read();

        var results = judged.Select(one => Measure(one, index, spoken)).ToList();

        judged.Count.ShouldBeGreaterThanOrEqualTo(150);
        var (ours, words) = (results.Average(found => found.Ours.Ndcg), results.Average(found => found.Words.Ndcg));
        var (right, byWords) = (results.Average(found => found.Ours.IsRight ? 1 : 0), results.Average(found => found.Words.IsRight ? 1 : 0));
        output.WriteLine($"{judged.Count} queries: nDCG@5 {ours:F3} (BM25 alone {words:F3}); right kind in the top 3 {right:P1} (BM25 alone {byWords:P1})");
        foreach (var (one, found) in judged.Zip(results).Where(pair => !pair.Second.Ours.IsRight)) output.WriteLine($"missed: {one.Text} @ {one.Place}: {found.Shown}");
        ours.ShouldBeGreaterThan(FloorNdcg);
        right.ShouldBeGreaterThan(FloorRightKind);
        ours.ShouldBeGreaterThan(words + 0.2, "clearly better than the order of words alone");
    }

    private (Quality Ours, Quality Words, string Shown) Measure(Judged judged, ListingIndex index, SpokenSearch spoken)
    {
        var place = bot.Turn.Knowledge.Places.Find(judged.Place);
        var query = spoken.Query(judged.Text, place) with { Now = Now, Top = Depth };
        var ideal = Ideal(judged, index, query.Area!);
        var ours = index.Search(query).Hits;
        return (new Quality(ours, judged, ideal), new Quality(ByWords(judged, index, query.Area!), judged, ideal), string.Join("; ", ours.Take(3).Select(hit => $"{hit.Listing.Category} {hit.Nearness}")));
    }

    // What Lucene as it comes would give: the words and the place in one field, ranked by BM25.
    private static List<ListingHit> ByWords(Judged judged, ListingIndex index, SearchArea area)
    {
        var words = Analyzers.Folded.Terms($"{judged.Text} {judged.Place}").Distinct();
        var query = BooleanQuery.Any(words.Select(word => new TermQuery(new Term(Field.Folded, word))));
        return [.. index.Text.Search(query, Depth).Select(found => Hit(index, found.Segment, found.Document, area))];
    }

    private static List<int> Ideal(Judged judged, ListingIndex index, SearchArea area) =>
        [.. index.Segments.SelectMany((segment, at) => Enumerable.Range(0, segment.Count).Select(document => judged.Grade(Hit(index, at, document, area)))).OrderDescending().Take(Depth)];

    private static ListingHit Hit(ListingIndex index, int segment, int document, SearchArea area)
    {
        var listing = index.Segments[segment][document];
        var closeness = new Ranking(new ListingQuery { Area = area }).ClosenessOf(listing, index.Segments[segment].Spot(document));
        return new ListingHit(listing, 0, closeness.DistanceKm, closeness.Precision, closeness.Nearness, [], new Explanation(0, ""));
    }

    private sealed class Quality(IReadOnlyList<ListingHit> hits, Judged judged, List<int> ideal)
    {
        public double Ndcg => ideal[0] == 0 ? 1 : Gain(hits.Select(judged.Grade)) / Gain(ideal);

        public bool IsRight => ideal[0] < 2 || hits.Take(3).Any(hit => judged.Grade(hit) >= 2);

        private static double Gain(IEnumerable<int> grades) => grades.Take(Depth).Select((grade, at) => (Math.Pow(2, grade) - 1) / Math.Log2(at + 2)).Sum();
    }
}
