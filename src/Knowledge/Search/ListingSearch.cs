using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Search.Nearest;
using SafeHelp.Knowledge.Search.Queries;
using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search;

/// <summary>One search: as asked, and if that finds nothing wider and wider.</summary>
internal sealed class ListingSearch(ListingIndex index, ListingQuery asked)
{
    private const int MostAtHand = 2;

    public TopDocs Run()
    {
        List<WideningStep> widened = [];
        var hits = Hits(asked, widened);
        foreach (var (step, query) in Steps())
        {
            if (hits.Count > 0) break;
            widened.Add(step);
            hits = Hits(query, widened);
        }

        return new TopDocs(hits, widened) { AtHand = AtHand(hits) };
    }

    private IEnumerable<(WideningStep Step, ListingQuery Query)> Steps()
    {
        var query = asked;
        if (query.OpenOnly) yield return (WideningStep.OpenHours, query = query with { OpenOnly = false });
        if (query.FreeOnly) yield return (WideningStep.Cost, query = query with { FreeOnly = false });
        if (query.Area is not null) yield return (WideningStep.Distance, query);
        if (query.Words is not null) yield return (WideningStep.Words, query = query with { Words = null });
        if (query.Categories.Count > 0) yield return (WideningStep.Kinds, query = query with { Categories = [], Preferred = query.Categories });
        if (query.Area is not null) yield return (WideningStep.Anywhere, query);
    }

    private static double Reach(List<WideningStep> widened)
    {
        if (widened.Contains(WideningStep.Anywhere)) return double.MaxValue;
        return widened.Contains(WideningStep.Distance) ? Ranking.FarKm : Ranking.NearKm;
    }

    private List<ListingHit> Hits(ListingQuery query, List<WideningStep> widened)
    {
        var ranking = new Ranking(query) { ReachKm = Reach(widened) };
        var words = query.Words is null ? null : WordsQuery.For(query.Words, index.Text);
        if (query.Words is not null && words is null) return [];
        var scorers = words is null ? null : Scorers(words);
        var rank = new ListingRank(query, ranking) { MostWords = Most(scorers) };
        var find = new BestListings(index.Segments, rank, scorers);
        List<ListingHit> hits = [.. Offices(find, query.Top).Select(found => Hit(found, (ranking, rank.MostWords), words))];
        foreach (var scorer in scorers ?? []) scorer?.Dispose();
        return hits;
    }

    // Branches of one office share their numbers: the best of them stands for all.
    private IEnumerable<ScoreDoc> Offices(BestListings find, int top)
    {
        for (var most = (top * 2) + 2; ; most *= 4)
        {
            var found = find.Find(most).Sorted();
            var offices = found.DistinctBy(OfficeOf).Take(top).ToList();
            if (offices.Count == top || found.Count < most) return offices;
        }
    }

    private string OfficeOf(ScoreDoc found)
    {
        var listing = ListingOf(found);
        return listing.Phones.Count == 0 ? listing.Id : string.Join(' ', listing.Phones.Select(phone => phone.Dial));
    }

    private Scorer?[] Scorers(WordsQuery words) =>
        [.. index.Segments.Select((_, at) => words.Query.Scorer(new SegmentView(index.Text, at)))];

    private static float Most(Scorer?[]? scorers) => Math.Max(1e-6f, scorers?.Max(scorer => scorer?.MaxScore ?? 0) ?? 1);

    private ListingHit Hit(ScoreDoc found, (Ranking By, float MostWords) ranking, WordsQuery? words)
    {
        var listing = ListingOf(found);
        var closeness = ranking.By.ClosenessOf(listing, index.Segments[found.Segment].Spot(found.Document));
        var matched = words?.Words.Where(word => index.Text.Explain(word.Query, found) is not null).Select(word => word.Word).ToList() ?? [];
        var text = words is null ? null : index.Text.Explain(words.Query, found);
        var ofWords = new Explanation(Ranking.Words * (text?.Value ?? 0) / ranking.MostWords, "words, as a share of the best text score", text is null ? [] : [text]);
        return new ListingHit(listing, found.Score, closeness.DistanceKm, closeness.Precision, closeness.Nearness, matched, ranking.By.Explain(listing, closeness, ofWords));
    }

    private List<ListingHit> AtHand(List<ListingHit> hits)
    {
        if (asked.Area is null || hits.Exists(hit => hit.Nearness is Nearness.ServesCountry)) return [];
        var query = asked with { Words = null, Categories = [], Preferred = asked.Categories, Area = null, OpenOnly = false, FreeOnly = false, Top = MostAtHand };
        var ranking = new Ranking(query);
        var find = new BestListings(index.Segments, new ListingRank(query, ranking) { NationwideOnly = true }, null);
        return [.. Offices(find, MostAtHand).Select(found => Hit(found, (ranking, 1), null))];
    }

    private Listing ListingOf(ScoreDoc found) => index.Segments[found.Segment][found.Document];
}
