using System.Globalization;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Channels.OpenData.Hsds;

/// <summary>
/// A published listing as HSDS. Pure. It takes from a listing what is named here and nothing else: neither source, which may name a person or a paper,
/// nor the place of a listing that keeps it to itself.
/// </summary>
internal sealed class HsdsMapping(KnowledgeSnapshot knowledge, OpenDataOptions options)
{
    // The standard wants one, and nobody publishes the codes of the communes of 2025.
    private const string NoPostcode = "n/a";
    private const string Country = "VN";
    private const string Codes = "VN-GSO";

    private readonly HsdsTerms terms = new(knowledge, options);

    public HsdsTerms Terms => terms;

    public static Guid ServiceId(Listing listing) => HsdsIds.Of("service", listing.Id);

    public static Guid OrganizationId(Listing listing) => HsdsIds.Of("organization", listing.Id);

    public static Guid PlaceId(Listing listing) => HsdsIds.Of("service_at_location", listing.Id);

    public HsdsService Light(Listing listing) =>
        new(ServiceId(listing), OrganizationId(listing), listing.Name, "active")
        {
            AlternateName = listing.OtherNames.Count > 0 ? string.Join("; ", listing.OtherNames) : null,
            Description = listing.Note,
            FeesDescription = listing.CostNote,
            EligibilityDescription = listing.Audience.Count > 0 ? string.Join(", ", listing.Audience.Select(knowledge.Content.Pages.Audience)) : null,
            AssuredDate = listing.CheckedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            AssurerEmail = listing.CheckedOn is null ? null : options.Email,
            LastModified = Modified(listing),
        };

    public HsdsService Full(Listing listing)
    {
        var id = ServiceId(listing);
        return Light(listing) with
        {
            Organization = Organization(listing),
            Phones = listing.Phones.Count > 0 ? [.. listing.Phones.Select((phone, at) => Phone(id, phone, at))] : null,
            Schedules = HsdsHours.Of(listing, id),
            ServiceAreas = Areas(listing, id),
            Languages = listing.Languages.Count > 0 ? [.. listing.Languages.Select(code => Language(id, code))] : null,
            ServiceAtLocations = Place(listing) is { } place ? [place] : null,
            Attributes = Attributes(listing, id),
        };
    }

    public HsdsOrganization Organization(Listing listing) => new(OrganizationId(listing), listing.Name, Label(listing));

    /// <summary>Null for a listing that is only called.</summary>
    public HsdsServiceAtLocation? Place(Listing listing)
    {
        if (listing.Place is null) return null;
        var id = HsdsIds.Of("location", listing.Id);
        var location = PublicPlace.Of(listing, knowledge.Gazetteer) is { } known ? Known(id, known) : Withheld(id);
        return new HsdsServiceAtLocation(PlaceId(listing), ServiceId(listing), id) { Location = location };
    }

    private static string? Modified(Listing listing) =>
        listing.ChangedAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private string Label(Listing listing) => knowledge.Categories.TryGetValue(listing.Category, out var category) ? category.Label : listing.Category;

    private static HsdsPhone Phone(Guid service, Phone phone, int at) =>
        new(HsdsIds.Of("phone", FormattableString.Invariant($"{service}:{at}")), service, phone.Dial, "voice", phone.Display);

    private HsdsLocation Withheld(Guid id) =>
        new(id, "virtual") { Attributes = terms.Attribute("location", id, (HsdsTerms.Record, HsdsTerms.Redacted)) is { } redacted ? [redacted] : null };

    private static HsdsLocation Known(Guid id, PublicPlace place) =>
        new(id, "physical")
        {
            Latitude = place.IsExact ? place.Point!.Value.Latitude : null,
            Longitude = place.IsExact ? place.Point!.Value.Longitude : null,
            ExternalIdentifier = (place.Commune ?? place.Province).Code,
            ExternalIdentifierType = Codes,
            Addresses = [new HsdsAddress(HsdsIds.Of("address", id.ToString()), id, place.Address, (place.Commune ?? place.Province).Name, place.Province.Name, NoPostcode, Country, "physical")],
        };

    private HsdsLanguage Language(Guid service, string code) =>
        new(HsdsIds.Of("language", $"{service}:{code}"), service, knowledge.Content.Records.Languages.GetValueOrDefault(code, code), code);

    private List<HsdsServiceArea> Areas(Listing listing, Guid service)
    {
        if (listing.Area.IsNational) return [Area(service, new Unit(Country, knowledge.Content.Pages["country"]), "country")];
        var provinces = listing.Area.Provinces.Select(knowledge.Gazetteer.Province).OfType<Unit>().Select(unit => Area(service, unit, Codes));
        var communes = listing.Area.Communes.Select(knowledge.Gazetteer.Commune).OfType<Commune>().Select(commune => Area(service, commune.Unit, Codes));
        return [.. provinces, .. communes];
    }

    private static HsdsServiceArea Area(Guid service, Unit unit, string type) => new(HsdsIds.Of("service_area", $"{service}:{unit.Code}"), service, unit.Name, unit.Code, type);

    private List<HsdsAttribute> Attributes(Listing listing, Guid id)
    {
        IEnumerable<HsdsAttribute?> all =
        [
            terms.Attribute("service", id, (HsdsTerms.Kind, listing.Category)),
            .. listing.Audience.Distinct().Select(code => terms.Attribute("service", id, (HsdsTerms.Audience, code))),
            listing.SourceDate is { } date ? terms.Attribute("service", id, (HsdsTerms.Record, HsdsTerms.SourceDate), date) : null,
            listing.Display is DisplayState.ShowWithDate ? terms.Attribute("service", id, (HsdsTerms.Record, HsdsTerms.Unchecked)) : null,
            PublicPlace.IsWithheld(listing) ? terms.Attribute("service", id, (HsdsTerms.Record, HsdsTerms.Redacted)) : null,
        ];
        return [.. all.OfType<HsdsAttribute>()];
    }
}
