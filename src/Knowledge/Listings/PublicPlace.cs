using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Listings;

/// <summary>Where a listing is, as far as anybody may learn it outside a talk: on maps, in feeds and files.</summary>
/// <param name="Point">Its own point, or that of its commune or province; <paramref name="Precision"/> says which.</param>
public sealed record PublicPlace(string Address, Unit? Commune, Unit Province, GeoPoint? Point, Precision Precision)
{
    public bool IsExact => Point is not null && Precision is Precision.Point;

    /// <summary>
    /// Null for a listing that is only called, and for one without a printed address: that one keeps its place to itself,
    /// and a commune or a point beside it would give away in bulk what the silence protects.
    /// </summary>
    public static PublicPlace? Of(Listing listing, Gazetteer gazetteer)
    {
        if (listing.Place is not { Address: { } address } place || gazetteer.Province(place.Province) is not { } province) return null;
        var commune = place.Commune is { } code ? gazetteer.Commune(code) : null;
        var known = place.Point is { } own ? (own, place.Precision) : Coarse(place, gazetteer);
        return new PublicPlace(address, commune?.Unit, province, known?.Point, known?.Precision ?? Precision.Province);
    }

    /// <summary>True when the listing stands somewhere that is not said.</summary>
    public static bool IsWithheld(Listing listing) => listing.Place is { Address: null };

    private static (GeoPoint Point, Precision Precision)? Coarse(ListingPlace place, Gazetteer gazetteer) =>
        (place.Commune is { } commune ? gazetteer.PointOfCommune(commune) : null) ?? gazetteer.PointOfProvince(place.Province);
}
