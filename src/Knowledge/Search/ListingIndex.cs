using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Search;

/// <summary>The published listings, searchable by words, place, kind and hours. Immutable.</summary>
public sealed class ListingIndex
{
    private readonly List<Document> documents;

    public ListingIndex(IEnumerable<Listing> listings, IReadOnlyDictionary<string, Category> categories, Gazetteer gazetteer) =>
        documents = [.. listings.Where(listing => listing.IsPublished).Select(listing => new Document(listing, Terms(listing, categories), Point(listing.Place, gazetteer)))];

    /// <summary>Never empty while anything is published: what finds nothing is asked again without hours, then without kinds.</summary>
    public TopDocs Search(ListingQuery query)
    {
        var hits = Match(query);
        if (hits.Count > 0) return new TopDocs(hits, IsWidened: false);
        return new TopDocs(Widenings(query).Select(Match).FirstOrDefault(found => found.Count > 0) ?? [], IsWidened: true);
    }

    private static IEnumerable<ListingQuery> Widenings(ListingQuery query)
    {
        if (query.OpenOnly || query.FreeOnly) yield return query with { OpenOnly = false, FreeOnly = false };
        yield return query with { OpenOnly = false, FreeOnly = false, Words = null };
        yield return query with { OpenOnly = false, FreeOnly = false, Words = null, Categories = [] };
    }

    private List<ListingHit> Match(ListingQuery query)
    {
        var words = query.Words is null ? [] : Words.In(Folding.Fold(query.Words)).Distinct().ToList();
        return
        [
            .. documents
                .Where(document => Passes(document.Listing, query))
                .Select(document => Hit(document, query, words))
                .Where(hit => words.Count == 0 || hit.MatchedWords.Count * 2 >= words.Count)
                .Where(hit => hit.Nearness is not Nearness.Elsewhere)
                .OrderByDescending(hit => hit.Score)
                .ThenBy(hit => hit.Listing.Id, StringComparer.Ordinal)
                .DistinctBy(hit => string.Join(' ', hit.Listing.Phones.Select(phone => phone.Dial)) + hit.Listing.Place?.Address)
                .Take(query.Top),
        ];
    }

    private static bool Passes(Listing listing, ListingQuery query) =>
        (query.Categories.Count == 0 || query.Categories.Contains(listing.Category))
        && !query.Except.Contains(listing.Id)
        && (!query.FreeOnly || listing.IsFree)
        && (!query.OpenOnly || listing.Hours?.IsOpenAt(query.Now) == true);

    private static ListingHit Hit(Document document, ListingQuery query, List<string> words)
    {
        var matched = words.Where(word => document.Terms.Exists(term => term == word || (word.Length > 2 && term.StartsWith(word, StringComparison.Ordinal)))).ToList();
        var nearness = Ranking.NearnessOf(document.Listing, query.Area);
        var distance = query.Area?.Point is { } from && document.Point is { } to ? from.DistanceKmTo(to) : (double?)null;
        var share = words.Count == 0 ? 0 : (double)matched.Count / words.Count;
        var score = Ranking.Score(document.Listing, query, new Closeness(nearness, distance), share);
        return new ListingHit(document.Listing, score, distance, nearness, matched);
    }

    private static List<string> Terms(Listing listing, IReadOnlyDictionary<string, Category> categories)
    {
        var kind = categories.GetValueOrDefault(listing.Category);
        IEnumerable<string> texts = [listing.Name, .. listing.OtherNames, .. listing.Phones.Select(phone => phone.Dial), kind?.Label ?? "", .. kind?.Names ?? []];
        return [.. texts.SelectMany(text => Words.In(Folding.Fold(text))).Distinct()];
    }

    private static GeoPoint? Point(ListingPlace? place, Gazetteer gazetteer) =>
        place switch
        {
            null => null,
            { Point: { } own } => own,
            { Commune: { } commune } => gazetteer.PointOfCommune(commune)?.Point,
            _ => gazetteer.PointOfProvince(place.Province)?.Point,
        };

    private sealed record Document(Listing Listing, List<string> Terms, GeoPoint? Point);
}
