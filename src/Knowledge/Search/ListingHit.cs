using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Knowledge.Search;

/// <summary>How a listing lies to the person who asks, nearest first.</summary>
public enum Nearness { SameCommune, SameProvince, ServesProvince, ServesCountry, Elsewhere, Unknown }

/// <summary>A listing found.</summary>
/// <param name="Score">Higher is better; comparable within one search only.</param>
/// <param name="DistanceKm">Between the person's unit and the listing's; null when either has no point.</param>
/// <param name="MatchedWords">Words of the query that the listing carries.</param>
public sealed record ListingHit(Listing Listing, double Score, double? DistanceKm, Nearness Nearness, IReadOnlyList<string> MatchedWords);

/// <summary>What a search found.</summary>
/// <param name="Hits">Best first.</param>
/// <param name="IsWidened">True when nothing answered the query as asked and it was loosened.</param>
public sealed record TopDocs(IReadOnlyList<ListingHit> Hits, bool IsWidened);
