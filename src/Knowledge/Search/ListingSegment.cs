using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Search.Nearest;
using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search;

/// <summary>
/// An immutable part of the directory's index. Listings with a point come first, kind after kind and each kind in the order
/// of its tree, so that a kind's words and places stand together and whatever lacks them is passed over; the others behind them.
/// </summary>
internal sealed class ListingSegment
{
    private readonly Listing[] listings;
    private readonly Spot[] spots;
    private readonly Facts[] facts;
    private readonly Dictionary<string, int> documents;

    private ListingSegment(Listing[] listings, (Spot[] Spots, List<int> Ends) placed, ListingText text)
    {
        (this.listings, spots) = (listings, placed.Spots);
        facts = [.. listings.Select(FactBits.Of)];
        documents = new Dictionary<string, int>(listings.Length, StringComparer.Ordinal);
        var builder = new SegmentBuilder(listings.Length);
        for (var document = 0; document < listings.Length; document++)
        {
            documents[listings[document].Id] = document;
            text.AddTo(builder, document, listings[document]);
        }

        Text = builder.Build();
        Tree = new SpatialTree([.. spots.Select(spot => spot.Point)], facts, placed.Ends);
        Blocks = [.. Enumerable.Range(0, Segments.Blocks.Count(Count)).Select(BlockOf)];
    }

    private ListingSegment(ListingSegment other, Segment text) =>
        (listings, spots, facts, documents, Tree, Blocks, Text) = (other.listings, other.spots, other.facts, other.documents, other.Tree, other.Blocks, text);

    public Segment Text { get; }

    public SpatialTree Tree { get; }

    /// <summary>Blocks of documents that words are looked for in.</summary>
    public IReadOnlyList<Branch> Blocks { get; }

    public int Count => listings.Length;

    public IEnumerable<Listing> Live => listings.Where((_, document) => !Text.IsDeleted(document));

    /// <summary>Documents from here on have no point.</summary>
    public int FirstWithoutPoint => spots.Length;

    public static ListingSegment Of(IReadOnlyList<Listing> listings, ListingText text, Gazetteer gazetteer)
    {
        var placed = listings.Select(listing => new Placed(listing, SpotOf(listing.Place, gazetteer))).ToLookup(found => found.Spot is not null);
        var stretches = placed[true].GroupBy(found => found.Listing.Category).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(InTreeOrder).ToList();
        var ordered = stretches.SelectMany(stretch => stretch).ToList();
        return new ListingSegment(
            [.. ordered.Concat(placed[false]).Select(found => found.Listing)],
            ([.. ordered.Select(found => found.Spot!.Value)], Ends(stretches)),
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
        if (place is { Point: { } own, Address: not null }) return new Spot(own, place.Precision);
        var unit = place.Commune is { } commune ? gazetteer.PointOfCommune(commune) : null;
        return (unit ?? gazetteer.PointOfProvince(place.Province)) is { } known ? new Spot(known.Point, known.Precision) : null;
    }

    private Branch BlockOf(int block)
    {
        var (from, to) = (Segments.Blocks.First(block), Math.Min(Count, Segments.Blocks.First(block + 1)));
        var (box, sum) = (Box.Empty, default(Facts));
        for (var document = from; document < to; document++)
            (box, sum) = (Spot(document) is { } spot ? box.With(spot.Point) : Box.Everywhere, sum | facts[document]);
        return new Branch(from, to, -1, -1) { Box = box, Facts = sum };
    }

    private static Placed[] InTreeOrder(IEnumerable<Placed> kind)
    {
        var all = kind.ToArray();
        return [.. SpatialTree.Order([.. all.Select(found => found.Spot!.Value.Point)]).Select(at => all[at])];
    }

    private static List<int> Ends(List<Placed[]> stretches)
    {
        var end = 0;
        return [.. stretches.Select(stretch => end += stretch.Length)];
    }

    private sealed record Placed(Listing Listing, Spot? Spot);
}
