using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Knowledge.Search;

/// <summary>What a listing must fulfil to be found at all.</summary>
internal static class Filters
{
    public static bool Pass(Listing listing, ListingQuery query) =>
        (query.Categories.Count == 0 || query.Categories.Contains(listing.Category))
        && (!query.FreeOnly || listing.IsFree)
        && (!query.OpenOnly || listing.Hours?.IsOpenAt(query.Now) == true)
        && !query.Except.Contains(listing.Id);
}
