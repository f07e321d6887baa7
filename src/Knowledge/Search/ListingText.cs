using System.Text;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Search.Analysis;
using SafeHelp.Knowledge.Search.Segments;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Search;

/// <summary>
/// What of a listing may be found by words: its names, numbers, kind and units, its address where it is printed. Texts that many listings
/// share are analysed once.
/// </summary>
internal sealed class ListingText(IReadOnlyDictionary<string, Category> categories, Gazetteer gazetteer)
{
    private readonly Dictionary<string, Terms> shared = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> folds = new(StringComparer.Ordinal);

    public void AddTo(SegmentBuilder segment, int document, Listing listing)
    {
        List<Terms> texts = [TermsOf(listing.Name), .. listing.OtherNames.Select(TermsOf), .. listing.Phones.Select(phone => TermsOf(phone.Dial))];
        if (listing.Place?.Address is { } address) texts.Add(TermsOf(address));
        texts.Add(KindOf(listing));
        if (listing.Place is { } place) texts.Add(PlaceOf(place));
        segment.Add(document, Field.Marked, texts.Select(terms => new TextTerms(terms.Marked, terms.IsShared)));
        segment.Add(document, Field.Folded, texts.Select(terms => new TextTerms(terms.Folded, terms.IsShared)));
        segment.Add(document, Field.Pairs, texts.Select(terms => new TextTerms(terms.Pairs, terms.IsShared)));
        segment.Add(document, Field.Keyword, new TextTerms([listing.Category], IsShared: false));
    }

    private Terms KindOf(Listing listing) =>
        Once($"kind {listing.Category}", () => [categories.GetValueOrDefault(listing.Category)?.Label ?? "", .. categories.GetValueOrDefault(listing.Category)?.Names ?? []]);

    private Terms PlaceOf(ListingPlace place) => Once($"place {place.Commune} {place.Province}", () => Units(place));

    private Terms TermsOf(string text)
    {
        var marked = Analyzers.Marked.Terms(text);
        string[] folded = [.. marked.Select(FoldedOf)];
        return new Terms(marked, folded, Analyzers.Paired(folded), IsShared: false);
    }

    // Numbers are many and each stands in one listing; words with marks come again and again.
    private string FoldedOf(string word)
    {
        if (Ascii.IsValid(word)) return Folding.Fold(word);
        return folds.TryGetValue(word, out var known) ? known : folds[word] = Folding.Fold(word);
    }

    // Of texts that say one thing in many ways each word counts once, or a kind with many names would outweigh a name.
    private Terms Once(string key, Func<IReadOnlyList<string>> texts)
    {
        if (shared.TryGetValue(key, out var known)) return known;
        var all = texts().Select(TermsOf).ToList();
        return shared[key] = new Terms(
            [.. all.SelectMany(terms => terms.Marked).Distinct()],
            [.. all.SelectMany(terms => terms.Folded).Distinct()],
            [.. all.SelectMany(terms => terms.Pairs).Distinct()],
            IsShared: true);
    }

    // People go on using the names from before July 2025, so the old districts of a commune find it too.
    private IReadOnlyList<string> Units(ListingPlace place) =>
        place.Commune is { } code && gazetteer.Commune(code) is { } commune
            ? [commune.Unit.Name, commune.Province.Name, .. gazetteer.OldDistrictsOf(code)]
            : [gazetteer.Province(place.Province)?.Name ?? ""];

    private sealed record Terms(IReadOnlyList<string> Marked, IReadOnlyList<string> Folded, IReadOnlyList<string> Pairs, bool IsShared);
}
