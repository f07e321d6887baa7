using System.Text.Json.Serialization;

namespace SafeHelp.Channels.OpenData.Hsds;

// HSDS 3.2 as it goes over the wire; only the fields that we fill. There is no type for metadata and contacts, so that neither can leave the house.

/// <summary>A service with its relations; a light one has none.</summary>
internal sealed record HsdsService(Guid Id, Guid OrganizationId, string Name, string Status)
{
    public string? AlternateName { get; init; }
    public string? Description { get; init; }
    public string? FeesDescription { get; init; }
    public string? EligibilityDescription { get; init; }
    public string? AssuredDate { get; init; }
    public string? AssurerEmail { get; init; }
    public string? LastModified { get; init; }
    public HsdsOrganization? Organization { get; init; }
    public IReadOnlyList<HsdsPhone>? Phones { get; init; }
    public IReadOnlyList<HsdsSchedule>? Schedules { get; init; }
    public IReadOnlyList<HsdsServiceArea>? ServiceAreas { get; init; }
    public IReadOnlyList<HsdsLanguage>? Languages { get; init; }
    public IReadOnlyList<HsdsServiceAtLocation>? ServiceAtLocations { get; init; }
    public IReadOnlyList<HsdsAttribute>? Attributes { get; init; }
}

/// <summary>Who offers a service.</summary>
internal sealed record HsdsOrganization(Guid Id, string Name, string Description);

/// <summary>A number to call.</summary>
internal sealed record HsdsPhone(Guid Id, Guid ServiceId, string Number, string Type, string? Description);

/// <summary>Hours that come again each week; without times where only words are known.</summary>
internal sealed record HsdsSchedule(Guid Id, Guid ServiceId)
{
    public int Timezone { get; init; } = 7;
    public string? Freq { get; init; }
    public string? Byday { get; init; }
    public string? Description { get; init; }
    public string? OpensAt { get; init; }
    public string? ClosesAt { get; init; }
}

/// <summary>A language that is spoken there.</summary>
/// <param name="Note">Our code, since several of the country's languages have none of two letters.</param>
internal sealed record HsdsLanguage(Guid Id, Guid ServiceId, string Name, string Note);

/// <summary>A unit whose people are served.</summary>
internal sealed record HsdsServiceArea(Guid Id, Guid ServiceId, string Name, string Extent, string ExtentType);

/// <summary>A service at a place.</summary>
internal sealed record HsdsServiceAtLocation(Guid Id, Guid ServiceId, Guid LocationId)
{
    public HsdsLocation? Location { get; init; }
    public HsdsService? Service { get; init; }

    /// <summary>Metres from the point asked for; of our profile.</summary>
    public int? Distance { get; init; }

    /// <summary>How finely the place is known that the distance leads to; of our profile.</summary>
    public string? DistancePrecision { get; init; }
}

/// <summary>A place; a withheld one is virtual and has nothing that leads to it.</summary>
internal sealed record HsdsLocation(Guid Id, string LocationType)
{
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string? ExternalIdentifier { get; init; }
    public string? ExternalIdentifierType { get; init; }
    public IReadOnlyList<HsdsAddress>? Addresses { get; init; }
    public IReadOnlyList<HsdsAttribute>? Attributes { get; init; }
}

/// <summary>An address.</summary>
internal sealed record HsdsAddress(
    Guid Id, Guid LocationId, [property: JsonPropertyName("address_1")] string Line, string City, string StateProvince, string PostalCode, string Country, string AddressType);

/// <summary>What the standard has no field for.</summary>
internal sealed record HsdsAttribute(Guid Id, Guid LinkId, Guid TaxonomyTermId, string LinkEntity, string? Value, string Label)
{
    public HsdsTerm? TaxonomyTerm { get; init; }
}

/// <summary>A word of a taxonomy.</summary>
internal sealed record HsdsTerm(Guid Id, string Code, string Name, string Description, Guid TaxonomyId, string Language);

/// <summary>A set of words.</summary>
internal sealed record HsdsTaxonomy(Guid Id, string Name, string Description, string Uri, string Version);

/// <summary>Enough of a service for a program that keeps a copy to see whether it is still right.</summary>
internal sealed record HsdsMinimal(Guid Id, string? LastModified);

/// <summary>A page of a list.</summary>
internal sealed record HsdsPage<T>(int TotalItems, int TotalPages, int PageNumber, int Size, bool FirstPage, bool LastPage, bool Empty, IReadOnlyList<T> Contents);
