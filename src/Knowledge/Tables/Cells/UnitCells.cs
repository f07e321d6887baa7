using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Tables.Cells;

/// <summary>Which units names mean, old or new; what was asked once is remembered, as tables repeat themselves.</summary>
internal sealed class UnitCells(Gazetteer gazetteer, PlaceFinder places)
{
    private const int CommuneCode = 5;
    private const int ProvinceCode = 2;

    private readonly Dictionary<string, Unit?> provinces = [];
    private readonly Dictionary<(string, string, string), CommuneFound> communes = [];

    public Unit? Province(string text)
    {
        if (provinces.TryGetValue(text, out var known)) return known;
        return provinces[text] = gazetteer.Province(text) ?? (places.Find(text) is { Ask: false, Precision: Precision.Province } found ? found.Province : null);
    }

    /// <param name="district">As it was before 1 July 2025; "" where none is named.</param>
    public CommuneFound Commune(string text, string district, Unit province)
    {
        var asked = (text, district, province.Code);
        return communes.TryGetValue(asked, out var known) ? known : communes[asked] = Find(text, district, province);
    }

    /// <summary>A unit for whom an address is there: a province's or a commune's code or name.</summary>
    public Unit? Area(string text, Unit? province)
    {
        if (text.Length == CommuneCode && gazetteer.Commune(text) is { } commune) return commune.Unit;
        if (text.Length == ProvinceCode && gazetteer.Province(text) is { } coded) return coded;
        if (province is not null && Commune(text, "", province).Unit is { } near) return near;
        if (Province(text) is { } named) return named;
        return places.Find(text) is { Ask: false, Precision: Precision.Commune, Communes: [var only] } ? only : null;
    }

    private CommuneFound Find(string text, string district, Unit province)
    {
        if (Coded(text, province) is { } coded) return new CommuneFound(coded, null, "");
        var whole = string.Join(", ", new[] { text, district, province.Name }.Where(part => part.Length > 0));
        if (places.Find(whole) is not { } match || match.Start >= text.Length) return CommuneFound.Unknown(province);
        if (match.Ask) return Asked(match, province);
        return match.Precision is Precision.Commune && match.Province?.Code == province.Code ? Named(text, match) : CommuneFound.Unknown(province);
    }

    // "00004", or "Phường Ba Đình (00004)" where two have one name.
    private Unit? Coded(string text, Unit province)
    {
        var code = string.Concat(text.Where(char.IsAsciiDigit));
        var isCode = code.Length == CommuneCode && (text.Length == CommuneCode || text.EndsWith($"({code})", StringComparison.Ordinal));
        return isCode && gazetteer.Commune(code) is { } commune && commune.Province.Code == province.Code ? commune.Unit : null;
    }

    private static CommuneFound Asked(PlaceMatch match, Unit province)
    {
        var fitting = match.Candidates.Where(candidate => candidate.Province?.Code == province.Code).SelectMany(candidate => candidate.Communes).DistinctBy(unit => unit.Code).ToList();
        return fitting.Count switch
        {
            0 => CommuneFound.Unknown(province),
            1 => new CommuneFound(fitting[0], ImportCode.RespeltCommune, fitting[0].Name),
            _ => Several(fitting),
        };
    }

    private static CommuneFound Named(string text, PlaceMatch match)
    {
        if (match.Communes is not [var only]) return match.Communes.Count == 0 ? CommuneFound.Unknown(match.Province!) : Several(match.Communes);
        if (IsSame(text, only)) return new CommuneFound(only, null, "");
        return new CommuneFound(only, match.OldCommune is { } old && IsSame(text, old) ? ImportCode.OldCommune : ImportCode.RespeltCommune, only.Name);
    }

    private static CommuneFound Several(IEnumerable<Unit> units) => new(null, ImportCode.SeveralCommunes, string.Join(", ", units.Select(unit => $"{unit.Name} ({unit.Code})")));

    private static bool IsSame(string text, Unit unit)
    {
        var typed = HeaderWords.Plain(text);
        return typed == HeaderWords.Plain(unit.Name) || typed == HeaderWords.Plain(KindWords.Split(unit.Name).Bare);
    }
}

/// <summary>The commune that a name means.</summary>
/// <param name="Unit">Null where it is not known, or several fit.</param>
/// <param name="Code">What is to be said of it; null for nothing.</param>
internal sealed record CommuneFound(Unit? Unit, ImportCode? Code, string Hint)
{
    public static CommuneFound Unknown(Unit province) => new(null, ImportCode.UnknownCommune, province.Name);
}
