using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Listings.Records;

/// <summary>What a record says of one address: all that the union's form asks for.</summary>
/// <param name="Category">Id of a category of <c>content/categories.yml</c>.</param>
/// <param name="People">Who is in charge there; for staff only, never published.</param>
/// <param name="Hours">Weekly hours as <see cref="OpeningHours"/> reads them.</param>
/// <param name="Languages">Codes of <c>content/records.yml</c>.</param>
/// <param name="Province">Code in force; "" for a line of the whole country.</param>
/// <param name="Commune">Code in force; null where it belongs to a province or to the country.</param>
/// <param name="Place">Where it stands; kept apart from the rest unless it is public.</param>
public sealed record RecordFields(
    string Category,
    string Name,
    IReadOnlyList<PersonInCharge> People,
    IReadOnlyList<RecordPhone> Phones,
    string Hours,
    IReadOnlyList<string> Audience,
    IReadOnlyList<string> Languages,
    ServiceArea Serves,
    string Province,
    string? Commune,
    RecordPlace? Place,
    Confidentiality Confidentiality)
{
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    public IReadOnlyList<OtherHours> Exceptions { get; init; } = [];

    /// <summary>What a place with several services does of each; which ones it must state, its category says.</summary>
    public IReadOnlyList<ServiceOffer> Services { get; init; } = [];

    /// <summary>Said to people beside the rest.</summary>
    public string? Note { get; init; }

    /// <summary>The same without what the public may not see: people always, the place unless it is public, the communes of a hidden one.</summary>
    public RecordFields Public() =>
        Confidentiality switch
        {
            Confidentiality.Public => this with { People = [] },
            Confidentiality.PhoneOnly => this with { People = [], Place = null },
            _ => this with { People = [], Place = null, Commune = null, Serves = ServesWidely() },
        };

    // A house that helps its own commune only would be found by walking a point around until it shows.
    private ServiceArea ServesWidely() => Serves.Communes.Count == 0 || Serves.IsNational ? Serves : new ServiceArea(false, [.. Serves.Provinces.Append(Province).Distinct()], []);
}

/// <summary>How much of where it stands the public may know.</summary>
public enum Confidentiality
{
    /// <summary>Address and point.</summary>
    Public,

    /// <summary>The commune; the rest is told by phone.</summary>
    PhoneOnly,

    /// <summary>Nothing finer than the province.</summary>
    Hidden,
}

/// <summary>Somebody in charge of an address.</summary>
public sealed record PersonInCharge(string Name, string Role);

/// <summary>A number of a record.</summary>
/// <param name="Display">As people read it, in groups of digits.</param>
/// <param name="Dial">As a phone dials it.</param>
/// <param name="Cost">What a call costs, in words.</param>
/// <param name="Hours">When it is answered, as <see cref="OpeningHours"/> reads it.</param>
public sealed record RecordPhone(string Display, string Dial, bool IsFree, string Cost, string Hours);

/// <summary>Days on which the weekly hours do not hold.</summary>
/// <param name="Hours">The hours of these days instead; null where it is closed.</param>
public sealed record OtherHours(DateOnly From, DateOnly To, string? Hours, string Reason);

/// <summary>Where an address stands.</summary>
/// <param name="Precision">How finely the point is known.</param>
public sealed record RecordPlace(string Address, GeoPoint? Point, Precision Precision);

/// <summary>One service and how it is given there.</summary>
/// <param name="Service">Code of a service of <c>content/records.yml</c>.</param>
public sealed record ServiceOffer(string Service, string How);
