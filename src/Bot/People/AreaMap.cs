using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.People;

/// <summary>Which area lies in which. "" is the whole country.</summary>
/// <param name="gazetteer">That of the moment: units may change while the server runs.</param>
public sealed class AreaMap(Func<Gazetteer> gazetteer)
{
    /// <summary>True when the outer area is the inner one or holds it.</summary>
    public bool Holds(string outer, string inner) =>
        outer.Length == 0 || outer == inner || gazetteer().Commune(inner)?.Province.Code == outer;

    /// <summary>The area and all in it; null for the whole country, which needs no list.</summary>
    public IReadOnlyList<string>? Within(string area) =>
        area.Length == 0 ? null : [area, .. gazetteer().Communes.Where(commune => commune.Province.Code == area).Select(commune => commune.Unit.Code)];

    /// <summary>What an area is made of, by name: provinces of the country, communes of a province.</summary>
    public IReadOnlyList<NamedArea> PartsOf(string area)
    {
        var parts = area.Length == 0
            ? gazetteer().Provinces.Select(province => new NamedArea(province.Code, province.Name))
            : gazetteer().Communes.Where(commune => commune.Province.Code == area).Select(commune => new NamedArea(commune.Unit.Code, commune.Unit.Name));
        return [.. parts.OrderBy(part => Folding.Fold(part.Name), StringComparer.Ordinal).ThenBy(part => part.Code, StringComparer.Ordinal)];
    }

    /// <summary>The province that an area lies in or is; "" for the country.</summary>
    public string ProvinceOf(string area) => gazetteer().Commune(area)?.Province.Code ?? area;

    /// <summary>True when the role can hold there: officers in a commune, reviewers in a province, the others everywhere.</summary>
    public bool Fits(StaffRole role, string area) => role switch
    {
        StaffRole.Officer => gazetteer().Commune(area) is not null,
        StaffRole.Reviewer => gazetteer().Province(area) is not null,
        _ => area.Length == 0,
    };

    /// <summary>Code of the province that a commune is in; "" for a code that is no commune.</summary>
    public string Province(string commune) => gazetteer().Commune(commune)?.Province.Code ?? "";

    /// <summary>The official name; null for the whole country and for a code that is no area.</summary>
    public string? Name(string area) => gazetteer().Commune(area) is not null ? gazetteer().Label(area) : gazetteer().Province(area)?.Name;
}

/// <summary>An area with the name that is shown for it.</summary>
public sealed record NamedArea(string Code, string Name);
