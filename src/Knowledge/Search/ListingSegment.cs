using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Search.Nearest;
using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search;

/// <summary>An immutable part of the directory's index. Listings with a point come first, in the tree's order; the others behind them.</summary>
internal sealed class ListingSegment
{
    private readonly Listing[] listings;
    private readonly Spot[] spots;
    private readonly Facts[] facts;
    private readonly Dictionary<string, int> documents;

    private ListingSegment(Listing[] listings, Spot[] spots, ListingText text)
    {
        (this.listings, this.spots) = (listings, spots);
        facts = [.. listings.Select(FactBits.Of)];
        documents = new Dictionary<string, int>(listings.Length, StringComparer.Ordinal);
        var builder = new SegmentBuilder(listings.Length);
        for (var document = 0; document < listings.Length; document++)
        {
            documents[listings[document].Id] = document;
            text.AddTo(builder, document, listings[document]);
        }

        Text = builder.Build();
        Tree = new SpatialTree([.. spots.Select(spot => spot.Point)], facts);
    }

    private ListingSegment(ListingSegment other, Segment text) =>
        (listings, spots, facts, documents, Tree, Text) = (other.listings, other.spots, other.facts, other.documents, other.Tree, text);

    public Segment Text { get; }

    public SpatialTree Tree { get; }

    public int Count => listings.Length;

    public IEnumerable<Listing> Live => listings.Where((_, document) => !Text.IsDeleted(document));

    /// <summary>Documents from here on have no point.</summary>
    public int FirstWithoutPoint => spots.Length;

    public static ListingSegment Of(IReadOnlyList<Listing> listings, ListingText text, Gazetteer gazetteer)
    {
        var placed = listings.Select(listing => (Listing: listing, Spot: SpotOf(listing.Place, gazetteer))).ToLookup(found => found.Spot is not null);
        var withPoint = placed[true].ToArray();
        var order = SpatialTree.Order([.. withPoint.Select(found => found.Spot!.Value.Point)]);
        return new ListingSegment(
            [.. order.Select(at => withPoint[at].Listing), .. placed[false].Select(found => found.Listing)],
            [.. order.Select(at => withPoint[at].Spot!.Value)],
            text);
    }

    public Listing this[int document] => listings[document];

    public Facts Facts(int document) => facts[document];

    public Spot? Spot(int document) => document < spots.Length ? spots[document] : null;

    /// <summary>The same without the listings of these ids; itself where it has none of them.</summary>
    public ListingSegment Without(IReadOnlySet<string> ids)
    {
        var gone = ids.Where(documents.ContainsKey).Select(id => documents[id]).Where(document => !Text.IsDeleted(document)).ToList();
        return gone.Count == 0 ? this : new ListingSegment(this, Text.Without(gone));
    }

    // Without a printed address the place is withheld, so its own point must not give it away by distance: its unit's stands for it.
    private static Spot? SpotOf(ListingPlace? place, Gazetteer gazetteer)
    {
        if (place is null) return null;
        if (place is { Point: { } own, Address: not null }) return new Spot(own, Precision.Point);
        var unit = place.Commune is { } commune ? gazetteer.PointOfCommune(commune) : null;
        return (unit ?? gazetteer.PointOfProvince(place.Province)) is { } known ? new Spot(known.Point, known.Precision) : null;
    }
}
