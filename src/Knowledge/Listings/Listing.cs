using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Listings;

/// <summary>A trusted address, centre or hotline of the directory.</summary>
/// <param name="Category">Id of a category of <c>content/categories.yml</c>.</param>
/// <param name="Hours">When somebody answers; null when no source says.</param>
/// <param name="HoursNote">Said beside the hours, or instead of them when they are unknown.</param>
/// <param name="CostNote">What a call costs, in words.</param>
/// <param name="Source">Where the number is printed.</param>
/// <param name="SourceDate">Date of the newest source that prints the number, "2025", "2025-10" or "2025-10-04"; null where undated.</param>
public sealed record Listing(
    string Id,
    string Name,
    string Category,
    IReadOnlyList<Phone> Phones,
    string? CostNote,
    OpeningHours? Hours,
    string? HoursNote,
    IReadOnlyList<string> Audience,
    ServiceArea Area,
    ListingPlace? Place,
    DisplayState Display,
    string? Source,
    string? SourceDate,
    DateOnly? CheckedOn,
    string? Note)
{
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>Codes of the languages spoken there; empty where nobody has said.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>When it was written last, for programs that keep a copy; null where nobody knows.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Somebody told us that its number does not answer, and nobody has checked since.</summary>
    public bool IsDoubted { get; init; }

    public bool IsPublished => Display is DisplayState.Show or DisplayState.ShowWithDate;

    public bool IsFree => Phones.Count > 0 && Phones.All(phone => phone.IsFree);
}

/// <summary>Whether people may see a listing.</summary>
public enum DisplayState
{
    /// <summary>Shown as it stands.</summary>
    Show,

    /// <summary>Shown with the date of its source and the words "not checked again".</summary>
    ShowWithDate,

    /// <summary>For editors only.</summary>
    Internal,

    /// <summary>Kept so that nobody adds it again.</summary>
    Never,
}

/// <summary>A number to call.</summary>
/// <param name="Display">As people read it, in groups of digits.</param>
/// <param name="Dial">As a phone dials it: digits, perhaps after a plus.</param>
public sealed record Phone(string Display, string Dial, bool IsFree);

/// <summary>Whom a listing serves: everybody in the country, or the provinces and communes named (codes in force).</summary>
public sealed record ServiceArea(bool IsNational, IReadOnlyList<string> Provinces, IReadOnlyList<string> Communes)
{
    public static readonly ServiceArea National = new(true, [], []);
}

/// <summary>Where a listing is. A confidential place has no street and no point here, only what may be said.</summary>
/// <param name="Address">Street and commune as printed; null when withheld.</param>
/// <param name="Commune">Code of the commune in force; null when only the province is known.</param>
/// <param name="Province">Code of the province in force.</param>
public sealed record ListingPlace(string? Address, string? Commune, string Province, GeoPoint? Point)
{
    /// <summary>How finely the point is known; only <see cref="Precision.Point"/> is the door itself.</summary>
    public Precision Precision { get; init; } = Precision.Point;

    /// <summary>The door; null where only its surroundings are known.</summary>
    public GeoPoint? Door => Precision is Precision.Point ? Point : null;
}
