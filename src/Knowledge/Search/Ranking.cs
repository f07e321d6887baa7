using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Search.Nearest;
using SafeHelp.Knowledge.Search.Queries;

namespace SafeHelp.Knowledge.Search;

/// <summary>How close a listing is, by units and by points.</summary>
internal readonly record struct Closeness(Nearness Nearness, double? DistanceKm, Precision? Precision);

/// <summary>
/// The one function that ranks listings: a sum of eight parts, each at most its weight below, less a part for a number in doubt.
/// Words and the order of kinds, then serving the person's area before being merely near, then distance; being for her, open, free,
/// freshly checked and surely sourced decide between the rest. A distance between two coarse points counts as longer than it looks.
/// The bound is the same sum over many listings at once, never too low, so that parts of the country can be passed over.
/// </summary>
internal sealed class Ranking(ListingQuery query)
{
    public const double Words = 8;
    private const double Serving = 3;
    private const double Kind = 4;
    private const double Distance = 1.5;
    private const double Audience = 0.6;
    private const double Open = 0.5;
    private const double Free = 0.2;
    private const double Checked = 0.4;
    private const double Sure = 0.8;

    // Taken off: as much as lies between a place of her own commune and one that serves the country, so that the next best is named first.
    private const double Doubted = 2;

    // Half of the distance's weight is gone here: about what a scooter or a bus does in the time a frightened person has.
    private const double HalfwayKm = 15;

    /// <summary>Farther than this nothing is "near" any more; only widening goes there.</summary>
    public const double NearKm = 40;

    /// <summary>Half a day's way: as far as one step of widening goes.</summary>
    public const double FarKm = 150;

    private const double DaysUntilHalfAsFresh = 365;

    private readonly string[] kinds = [.. query.Categories.Count > 0 ? query.Categories : query.Preferred];
    private readonly ulong[] kindBits = [.. (query.Categories.Count > 0 ? query.Categories : query.Preferred).Select(FactBits.Of)];
    private readonly ulong communes = query.Area is null ? 0 : FactBits.Of(query.Area.Communes);
    private readonly ulong province = query.Area is null ? 0 : FactBits.Of(query.Area.Province);
    private readonly ulong audience = query.Audience is null ? 0 : FactBits.Of(query.Audience);

    /// <summary>How far a listing that does not serve the area may lie.</summary>
    public double ReachKm { get; init; } = NearKm;

    /// <summary>False for what neither serves the area nor lies within reach.</summary>
    public bool Reaches(Closeness closeness) => closeness.Nearness is not Nearness.Elsewhere || closeness.DistanceKm <= ReachKm || ReachKm == double.MaxValue;

    public Closeness ClosenessOf(Listing listing, Spot? spot)
    {
        var distance = query.Area?.Point is { } from && spot is { } to ? from.DistanceKmTo(to.Point) : (double?)null;
        var nearness = NearnessOf(listing);
        // What serves others only, and of which nothing but its province is said, is not near: that point is only the province's middle.
        if (nearness is Nearness.Elsewhere && listing.Place is { Address: null, Commune: null }) distance = null;
        if (nearness is Nearness.Elsewhere && distance <= NearKm) nearness = Nearness.Near;
        return new Closeness(nearness, distance, distance is null ? null : (Precision)Math.Min((int)query.Area!.Precision, (int)spot!.Value.Precision));
    }

    /// <param name="words">Share of the best text score that is possible, 0 to 1.</param>
    public double Score(Listing listing, Closeness closeness, double words) =>
        (Words * words)
        + Area(closeness.Nearness)
        + Kinds(Array.IndexOf(kinds, listing.Category))
        + Near(closeness.DistanceKm, closeness.Precision)
        + (query.Audience is not null && listing.Audience.Contains(query.Audience) ? Audience : 0)
        + (listing.Hours?.IsOpenAt(query.Now) == true ? Open : 0)
        + (listing.IsFree ? Free : 0)
        + Freshness(listing)
        + (listing.Display is DisplayState.Show ? Sure : 0)
        - (listing.IsDoubted ? Doubted : 0);

    /// <summary>No listing of a branch ranks above this; negative where none can be found at all.</summary>
    public double Bound(Facts facts, Box box, double words)
    {
        if (query.Categories.Count > 0 && !kindBits.AsSpan().ContainsAnyOf(facts.Kinds)) return -1;
        var km = query.Area?.Point is { } from ? box.LeastKmTo(from) : 0;
        var nearness = BestNearness(facts, km);
        if (nearness is Nearness.Elsewhere && km > ReachKm) return -1;
        return Sum(facts, nearness, words) + Near(query.Area?.Point is null ? null : km, Precision.Point);
    }

    /// <summary>The score in its parts.</summary>
    public Explanation Explain(Listing listing, Closeness closeness, Explanation words) =>
        new(
            Score(listing, closeness, words.Value / Words),
            "sum of:",
            [
                words,
                new(Area(closeness.Nearness), "serves the area, or is near"),
                new(Kinds(Array.IndexOf(kinds, listing.Category)), "kind"),
                new(Near(closeness.DistanceKm, closeness.Precision), "distance"),
                new(query.Audience is not null && listing.Audience.Contains(query.Audience) ? Audience : 0, "audience"),
                new(listing.Hours?.IsOpenAt(query.Now) == true ? Open : 0, "open"),
                new(listing.IsFree ? Free : 0, "free"),
                new(Freshness(listing), "checked"),
                new(listing.Display is DisplayState.Show ? Sure : 0, "sure source"),
                new(listing.IsDoubted ? -Doubted : 0, "number doubted"),
            ]);

    private Nearness BestNearness(Facts facts, double km)
    {
        if (query.Area is null) return Nearness.ServesCountry;
        if ((facts.Served & communes) != 0) return Nearness.SameCommune;
        if ((facts.Served & province) != 0) return Nearness.SameProvince;
        if ((facts.Served & FactBits.Nationwide) != 0) return Nearness.ServesCountry;
        return km <= NearKm ? Nearness.Near : Nearness.Elsewhere;
    }

    private double Sum(Facts facts, Nearness nearness, double words) =>
        (Words * words)
        + Area(nearness)
        + Kinds(Array.FindIndex(kindBits, bit => (facts.Kinds & bit) != 0))
        + ((facts.Audiences & audience) != 0 ? Audience : 0)
        + (facts.Traits.HasFlag(Traits.HasHours) ? Open : 0)
        + (facts.Traits.HasFlag(Traits.Free) ? Free : 0)
        + (facts.Traits.HasFlag(Traits.Checked) ? Checked : 0)
        + (facts.Traits.HasFlag(Traits.Sure) ? Sure : 0);

    private Nearness NearnessOf(Listing listing)
    {
        if (query.Area is not { } area) return listing.Area.IsNational ? Nearness.ServesCountry : Nearness.Unknown;
        if (Shares(listing.Area.Communes, area.Communes)) return Nearness.SameCommune;
        if (listing.Area.Provinces.Contains(area.Province)) return Served(listing, area);
        if (listing.Area.IsNational) return Nearness.ServesCountry;
        return listing.Place?.Commune is { } commune && area.Communes.Contains(commune) ? Nearness.SameCommune : Nearness.Elsewhere;
    }

    private static Nearness Served(Listing listing, SearchArea area)
    {
        if (listing.Place?.Commune is { } commune && area.Communes.Contains(commune)) return Nearness.SameCommune;
        return listing.Place?.Province == area.Province ? Nearness.SameProvince : Nearness.ServesProvince;
    }

    private static bool Shares(IReadOnlyList<string> some, IReadOnlyList<string> others)
    {
        for (var i = 0; i < some.Count; i++)
        {
            if (others.Contains(some[i])) return true;
        }

        return false;
    }

    private static double Area(Nearness nearness) =>
        nearness switch
        {
            Nearness.SameCommune => Serving,
            Nearness.SameProvince => Serving * 0.8,
            Nearness.ServesProvince => Serving * 0.73,
            Nearness.ServesCountry => Serving * 0.33,
            Nearness.Near => Serving * 0.3,
            _ => 0,
        };

    // The topic names its kinds best first; each step down costs a little.
    private static double Kinds(int rank) => rank < 0 ? 0 : Kind / (1 + (0.3 * rank));

    private static double Near(double? km, Precision? precision) => km is null ? 0 : Distance / (1 + ((km.Value + BlurKm(precision)) / HalfwayKm));

    // About half of what a unit measures across: two places in one district are never "0 km" apart.
    private static double BlurKm(Precision? precision) =>
        precision switch
        {
            Precision.Point => 0,
            Precision.Commune => 1,
            Precision.District => 5,
            _ => 20,
        };

    private double Freshness(Listing listing)
    {
        if (listing.CheckedOn is not { } day) return 0;
        var age = Math.Max(0, DateOnly.FromDateTime(query.Now.UtcDateTime).DayNumber - day.DayNumber);
        return Checked / (1 + (age / DaysUntilHalfAsFresh));
    }
}

/// <summary>Bits in lists.</summary>
internal static class Bits
{
    public static bool ContainsAnyOf(this Span<ulong> bits, ulong wanted)
    {
        foreach (var bit in bits)
        {
            if ((bit & wanted) != 0) return true;
        }

        return false;
    }
}
