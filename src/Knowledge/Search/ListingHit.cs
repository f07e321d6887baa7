using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Search.Queries;

namespace SafeHelp.Knowledge.Search;

/// <summary>How a listing lies to the person who asks: first those that serve her, then what is merely near.</summary>
public enum Nearness { SameCommune, SameProvince, ServesProvince, ServesCountry, Near, Elsewhere, Unknown }

/// <summary>A listing found.</summary>
/// <param name="Score">Higher is better; comparable within one search only.</param>
/// <param name="DistanceKm">Between the person's unit and the listing's; null when either has no point.</param>
/// <param name="Precision">How finely the coarser of both points is known; null without distance.</param>
/// <param name="MatchedWords">Words of the query that the listing carries, as typed.</param>
/// <param name="Why">The score in its parts.</param>
public sealed record ListingHit(
    Listing Listing,
    double Score,
    double? DistanceKm,
    Precision? Precision,
    Nearness Nearness,
    IReadOnlyList<string> MatchedWords,
    Explanation Why)
{
    /// <summary>A listing that no search has found, such as one that a question names.</summary>
    public static ListingHit Of(Listing listing) => new(listing, 0, null, null, Nearness.Unknown, [], new Explanation(0, "not searched"));
}

/// <summary>What was given up, in this order, because nothing fitted.</summary>
public enum WideningStep { OpenHours, Cost, Distance, Words, Kinds, Anywhere }

/// <summary>What a search found.</summary>
/// <param name="Hits">Best first.</param>
/// <param name="Widened">What was given up on the way to them; empty where the query was answered as asked.</param>
public sealed record TopDocs(IReadOnlyList<ListingHit> Hits, IReadOnlyList<WideningStep> Widened)
{
    public bool IsWidened => Widened.Count > 0;

    /// <summary>Lines for the whole country that are at hand beside the hits, best first; empty where the hits hold one.</summary>
    public IReadOnlyList<ListingHit> AtHand { get; init; } = [];
}
