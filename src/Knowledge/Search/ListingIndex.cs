using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Search.Nearest;
using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Search;

/// <summary>
/// The published listings, searchable by words, place, kind and hours. Immutable: a change gives another index that shares what did not change,
/// so readers never wait.
/// </summary>
public sealed class ListingIndex
{
    // Small segments are put together up to this many listings: a few milliseconds of work.
    private const int MostMergedAtOnce = 500;

    private readonly ListingText text;
    private readonly Gazetteer gazetteer;

    public ListingIndex(IEnumerable<Listing> listings, IReadOnlyDictionary<string, Category> categories, Gazetteer gazetteer)
    {
        (text, this.gazetteer) = (new ListingText(categories, gazetteer), gazetteer);
        Segments = [ListingSegment.Of([.. listings.Where(listing => listing.IsPublished)], text, gazetteer)];
        Text = new TextIndex([.. Segments.Select(segment => segment.Text)]);
    }

    private ListingIndex(ListingIndex before, IReadOnlyList<ListingSegment> segments)
    {
        (text, gazetteer, Segments) = (before.text, before.gazetteer, segments);
        Text = new TextIndex([.. segments.Select(segment => segment.Text)]);
    }

    /// <summary>Number of listings that can be found.</summary>
    public int Count => Segments.Sum(segment => segment.Text.LiveCount);

    internal IReadOnlyList<ListingSegment> Segments { get; }

    internal TextIndex Text { get; }

    /// <summary>Never empty while anything is published: what finds nothing is asked again, wider by one step at a time.</summary>
    public TopDocs Search(ListingQuery query) => new ListingSearch(this, query).Run();

    /// <summary>The listings nearest to a point, nearest first, by their points alone.</summary>
    public IReadOnlyList<(Listing Listing, double DistanceKm)> Nearest(GeoPoint from, string? category, int top)
    {
        var found = new BestListings(Segments, new DistanceRank(from, weight: 1, category), null).Find(top).Sorted();
        return [.. found.Select(hit => (Segments[hit.Segment][hit.Document], Segments[hit.Segment].Spot(hit.Document)!.Value.Point.DistanceKmTo(from)))];
    }

    /// <summary>The index after a change: these listings new or instead of those with the same ids, these ids gone.</summary>
    public ListingIndex With(IReadOnlyList<Listing> changed, IReadOnlyList<string> removed)
    {
        HashSet<string> gone = [.. changed.Select(listing => listing.Id), .. removed];
        var kept = Segments.Select(segment => segment.Without(gone)).Where(segment => segment.Text.LiveCount > 0).ToList();
        List<Listing> together = [.. changed.Where(listing => listing.IsPublished)];
        while (kept.Count > 1 && kept[^1].Text.LiveCount + together.Count <= MostMergedAtOnce)
        {
            together.InsertRange(0, kept[^1].Live);
            kept.RemoveAt(kept.Count - 1);
        }

        return new ListingIndex(this, together.Count == 0 ? kept : [.. kept, ListingSegment.Of(together, text, gazetteer)]);
    }

    /// <summary>The same listings in one segment: for a quiet moment, on another thread, while this index goes on serving.</summary>
    public ListingIndex Merged() => new(this, [ListingSegment.Of([.. Segments.SelectMany(segment => segment.Live)], text, gazetteer)]);
}
