using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Search;

/// <summary>What somebody looks for in the directory.</summary>
public sealed record ListingQuery
{
    /// <summary>Words to find; null to rank by place and kind alone.</summary>
    public string? Words { get; init; }

    /// <summary>Where "near" is.</summary>
    public SearchArea? Area { get; init; }

    /// <summary>Categories wanted, best first; empty for all.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Categories that fit the need, best first: they rank higher, others are not left out.</summary>
    public IReadOnlyList<string> Preferred { get; init; } = [];

    /// <summary>Listings for this audience come first ("tre_em").</summary>
    public string? Audience { get; init; }

    /// <summary>The moment of asking: what is open then ranks higher.</summary>
    public DateTimeOffset Now { get; init; }

    public bool OpenOnly { get; init; }

    public bool FreeOnly { get; init; }

    /// <summary>Ids of listings already shown.</summary>
    public IReadOnlyCollection<string> Except { get; init; } = [];

    public int Top { get; init; } = 3;
}

/// <summary>Where somebody is, as finely as it is known: never a person's own coordinates, only units and a unit's point.</summary>
public sealed record SearchArea(string Province, IReadOnlyList<string> Communes, GeoPoint? Point)
{
    /// <summary>Nobody knows where: only what serves the whole country helps for sure.</summary>
    public static readonly SearchArea Anywhere = new("", [], null);

    /// <summary>How finely the point is known.</summary>
    public Precision Precision { get; init; } = Precision.Commune;

    /// <summary>The area of units in force, with the first commune's point, or the province's where no commune is known.</summary>
    public static SearchArea Of(Gazetteer gazetteer, string province, IReadOnlyList<string> communes)
    {
        var point = communes.Count > 0 ? gazetteer.PointOfCommune(communes[0]) : gazetteer.PointOfProvince(province);
        return new SearchArea(province, communes, point?.Point) { Precision = point?.Precision ?? Precision.Province };
    }
}
