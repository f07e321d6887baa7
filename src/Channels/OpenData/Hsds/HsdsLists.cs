using System.Text.Json;
using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Channels.OpenData.Hsds;

/// <summary>The lists of the API, as they are asked for.</summary>
internal static class HsdsLists
{
    public static HsdsSelection Services(HsdsDirectory directory, HsdsQuery query)
    {
        var mapping = directory.Mapping;
        return HsdsSelection.Of(directory.Where(query), query switch
        {
            { IsMinimal: true } => listing => new HsdsMinimal(HsdsMapping.ServiceId(listing), mapping.Light(listing).LastModified),
            { IsFull: true } or { IsLines: true } => mapping.Full,
            _ => listing => mapping.Light(listing) with { Organization = mapping.Organization(listing) },
        });
    }

    public static HsdsSelection Organizations(HsdsDirectory directory, HsdsQuery query) => HsdsSelection.Of(directory.Where(query), directory.Mapping.Organization);

    public static HsdsSelection Places(HsdsDirectory directory, HsdsQuery query)
    {
        var mapping = directory.Mapping;
        return HsdsSelection.Of(
            directory.Where(query).Where(listing => listing.Place is not null),
            query.IsFull || query.IsLines ? listing => Full(mapping, listing) : listing => mapping.Place(listing)! with { Location = null });
    }

    public static HsdsSelection Taxonomies(HsdsDirectory directory, HsdsQuery query) => HsdsSelection.Of(directory.Mapping.Terms.Sets);

    // Our terms have no terms above them.
    public static HsdsSelection Terms(HsdsDirectory directory, HsdsQuery query) =>
        HsdsSelection.Of(directory.Mapping.Terms.All.Where(term => query.ParentId is null && (query.TaxonomyId is null || term.TaxonomyId == query.TaxonomyId)));

    /// <summary>The extension of our profile: places by distance from a point.</summary>
    public static HsdsSelection Nearest(HsdsDirectory directory, HsdsQuery query)
    {
        var kind = query.TaxonomyTermId is { } term ? directory.Mapping.Terms.Code(HsdsTerms.Kind, term) : null;
        if (query.TaxonomyTermId is not null && kind is null) return HsdsSelection.Of([]);
        return HsdsSelection.Of(directory.Nearest(query.Point!.Value, kind, query.PerPage).Select(near => Full(directory.Mapping, near.Listing) with
        {
            Distance = (int)Math.Round(near.DistanceKm * 1000),
            DistancePrecision = JsonNamingPolicy.SnakeCaseLower.ConvertName(PublicPlace.Of(near.Listing, directory.Knowledge.Gazetteer)!.Precision.ToString()),
        }));
    }

    public static HsdsServiceAtLocation Full(HsdsMapping mapping, Listing listing) =>
        mapping.Place(listing)! with { Service = mapping.Full(listing) with { ServiceAtLocations = null } };
}
