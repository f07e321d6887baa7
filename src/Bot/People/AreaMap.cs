using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Places;

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
