using System.Globalization;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Channels.OpenData.Hsds;

/// <summary>The published listings of one snapshot, in an order that paging can rely on.</summary>
internal sealed class HsdsDirectory(KnowledgeSnapshot knowledge, OpenDataOptions options)
{
    private readonly Lazy<Listing[]> listings = new(() => [.. knowledge.Published.OrderBy(listing => listing.Id, StringComparer.Ordinal)]);
    private readonly Lazy<Dictionary<Guid, Listing>> byId = new(() => ById(knowledge.Published));
    private readonly Lazy<Dictionary<string, string>> texts = new(() => knowledge.Published.ToDictionary(listing => listing.Id, listing => Text(knowledge, listing)));

    public KnowledgeSnapshot Knowledge => knowledge;

    public HsdsMapping Mapping { get; } = new(knowledge, options);

    /// <summary>Names this state of the directory among all others, of this process and of others.</summary>
    public string Version { get; } = Guid.NewGuid().ToString("N");

    /// <summary>By the id of its service, its organization or its service at a location.</summary>
    public Listing? Find(Guid id) => byId.Value.GetValueOrDefault(id);

    public IEnumerable<Listing> Where(HsdsQuery query)
    {
        var kind = query.TaxonomyTermId is { } term ? Mapping.Terms.Code(HsdsTerms.Kind, term) : null;
        var audience = query.TaxonomyTermId is { } same ? Mapping.Terms.Code(HsdsTerms.Audience, same) : null;
        if (query.TaxonomyTermId is not null && kind is null && audience is null) return [];
        string[] words = query.Search is null ? [] : Words(query.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return listings.Value.Where(listing =>
            (kind is null || listing.Category == kind)
            && (audience is null || listing.Audience.Contains(audience))
            && (query.TaxonomyId is null || Carries(listing, query.TaxonomyId.Value))
            && (query.OrganizationId is null || HsdsMapping.OrganizationId(listing) == query.OrganizationId)
            // What nobody dated is never missed.
            && (query.ModifiedAfter is null || listing.ChangedAt is null || listing.ChangedAt >= query.ModifiedAfter)
            && words.All(word => texts.Value[listing.Id].Contains($" {word} ", StringComparison.Ordinal)));
    }

    /// <summary>The nearest listings that say where they are.</summary>
    public IReadOnlyList<(Listing Listing, double DistanceKm)> Nearest(GeoPoint from, string? kind, int top)
    {
        for (var most = top * 2; ; most *= 4)
        {
            var found = knowledge.Listings.Nearest(from, kind, most);
            var shown = found.Where(near => PublicPlace.Of(near.Listing, knowledge.Gazetteer) is not null).Take(top).ToList();
            if (shown.Count == top || found.Count < most) return shown;
        }
    }

    private static bool Carries(Listing listing, Guid taxonomy) =>
        taxonomy == HsdsIds.Of("taxonomy", HsdsTerms.Kind)
        || (taxonomy == HsdsIds.Of("taxonomy", HsdsTerms.Audience) && listing.Audience.Count > 0)
        || (taxonomy == HsdsIds.Of("taxonomy", HsdsTerms.Record) && (listing.SourceDate is not null || listing.Display is DisplayState.ShowWithDate || PublicPlace.IsWithheld(listing)));

    private static Dictionary<Guid, Listing> ById(IEnumerable<Listing> all)
    {
        var found = new Dictionary<Guid, Listing>();
        foreach (var listing in all)
        {
            found[HsdsMapping.ServiceId(listing)] = found[HsdsMapping.OrganizationId(listing)] = listing;
            if (listing.Place is not null) found[HsdsMapping.PlaceId(listing)] = listing;
        }

        return found;
    }

    private static string Text(KnowledgeSnapshot knowledge, Listing listing)
    {
        var place = PublicPlace.Of(listing, knowledge.Gazetteer);
        var kind = knowledge.Categories.TryGetValue(listing.Category, out var category) ? category.Label : "";
        return $" {Words(string.Join(' ', [listing.Name, kind, .. listing.OtherNames, place?.Address, place?.Commune?.Name, place?.Province.Name]))} ";
    }

    private static string Words(string text) =>
        string.Join(' ', string.Concat(Folding.Fold(text).Select(letter => char.IsLetterOrDigit(letter) ? char.ToLower(letter, CultureInfo.InvariantCulture) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>The directory of the knowledge of the moment.</summary>
internal sealed class HsdsDirectories(TurnSource turns, OpenDataOptions options)
{
    private volatile HsdsDirectory? built;

    public HsdsDirectory Current
    {
        get
        {
            var knowledge = turns.Current.Knowledge;
            var directory = built;
            if (directory is null || directory.Knowledge != knowledge) built = directory = new HsdsDirectory(knowledge, options);
            return directory;
        }
    }
}
