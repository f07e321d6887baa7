using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Knowledge.Search;

/// <summary>How close a listing is, by units and by points.</summary>
internal readonly record struct Closeness(Nearness Nearness, double? DistanceKm);

/// <summary>
/// The one function that ranks listings. Serving the person's area weighs more than being near it, the order of kinds more than distance,
/// and being open, free or freshly sourced decides between the rest.
/// </summary>
internal static class Ranking
{
    public static double Score(Listing listing, ListingQuery query, Closeness closeness, double shareOfWords) =>
        (4 * shareOfWords)
        + Area(closeness.Nearness)
        + Kind(listing, query)
        + Distance(closeness.DistanceKm)
        + (query.Audience is not null && listing.Audience.Contains(query.Audience) ? 0.6 : 0)
        + (listing.Hours?.IsOpenAt(query.Now) == true ? 0.5 : 0)
        + (listing.IsFree ? 0.2 : 0)
        + (listing.Display is DisplayState.Show ? 0.8 : 0);

    public static Nearness NearnessOf(Listing listing, SearchArea? area)
    {
        if (area is null) return listing.Area.IsNational ? Nearness.ServesCountry : Nearness.Unknown;
        if (listing.Area.Communes.Any(area.Communes.Contains)) return Nearness.SameCommune;
        if (listing.Place?.Commune is { } commune && area.Communes.Contains(commune)) return Nearness.SameCommune;
        if (listing.Area.Provinces.Contains(area.Province))
            return listing.Place?.Province == area.Province ? Nearness.SameProvince : Nearness.ServesProvince;
        return listing.Area.IsNational ? Nearness.ServesCountry : Nearness.Elsewhere;
    }

    private static double Area(Nearness nearness) =>
        nearness switch
        {
            Nearness.SameCommune => 3,
            Nearness.SameProvince => 2.4,
            Nearness.ServesProvince => 2.2,
            Nearness.ServesCountry => 1,
            _ => 0,
        };

    // The topic names its kinds best first; each step down costs a little.
    private static double Kind(Listing listing, ListingQuery query)
    {
        var rank = query.Categories.ToList().IndexOf(listing.Category);
        return rank < 0 ? 0 : 1.5 / (1 + (0.3 * rank));
    }

    // Half of it is gone at 15 km, about what a scooter or a bus does in the time a frightened person has.
    private static double Distance(double? km) => km is null ? 0 : 1.5 / (1 + (km.Value / 15));
}
