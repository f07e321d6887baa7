using SafeHelp.Knowledge.Content;

namespace SafeHelp.Knowledge.Places;

/// <summary>Every unit of both systems, what became of what, and where it lies. Built once, never changed.</summary>
public sealed class Gazetteer
{
    private readonly GazetteerBuilder built;
    private readonly CommuneRings rings;

    private Gazetteer(GazetteerBuilder built, PlaceNames names, PlaceWords words)
    {
        this.built = built;
        Names = names;
        Words = words;
        rings = new CommuneRings(built);
        Nearest = new NearestCommune(built.Communes);
        Pools = new SpellingPools(built.Units);
    }

    /// <summary>The provinces in force.</summary>
    public IReadOnlyList<Unit> Provinces => built.Provinces;

    /// <summary>The communes in force.</summary>
    public IReadOnlyList<Commune> Communes => built.Communes;

    internal IReadOnlyList<PlaceUnit> Units => built.Units;
    internal PlaceNames Names { get; }
    internal PlaceWords Words { get; }
    internal NearestCommune Nearest { get; }
    internal SpellingPools Pools { get; }

    /// <summary>Reads <c>places/</c> below the content folder. What is wrong is added to <paramref name="problems"/>; the rest is used.</summary>
    /// <param name="pointsFile">An operator's CSV with <c>code,lat,lon</c> columns; its points replace ours.</param>
    public static Gazetteer Load(string contentFolder, ICollection<ContentProblem> problems, string? pointsFile = null)
    {
        var tables = new TableReader(contentFolder, problems);
        var built = new GazetteerBuilder(tables);
        built.Build();
        if (pointsFile is not null) PointsFile.Apply(tables, pointsFile, built);
        var words = PlaceWords.Load(tables);
        return new Gazetteer(built, PlaceNames.Load(tables, built), words);
    }

    /// <summary>The commune in force with this code.</summary>
    public Commune? Commune(string code) => built.CommuneAt.TryGetValue(code, out var at) ? built.Communes[at] : null;

    /// <summary>The province in force with this code.</summary>
    public Unit? Province(string code) => built.Provinces.Find(p => p.Code == code);

    /// <summary>A unit as it was before 1 July 2025.</summary>
    public Unit? OldProvince(string code) => built.OldProvinces.GetValueOrDefault(code)?.Unit;

    /// <inheritdoc cref="OldProvince"/>
    public Unit? OldDistrict(string code) => built.OldDistricts.GetValueOrDefault(code)?.Unit;

    /// <inheritdoc cref="OldProvince"/>
    public Unit? OldCommune(string code) => built.OldCommunes.GetValueOrDefault(code)?.Unit;

    /// <summary>The communes in force that hold the land of an old commune.</summary>
    public IReadOnlyList<Unit> SuccessorsOfCommune(string oldCode) => Land(built.OldCommunes.GetValueOrDefault(oldCode));

    /// <summary>The communes in force that hold the land of an old district.</summary>
    public IReadOnlyList<Unit> SuccessorsOfDistrict(string oldCode) => Land(built.OldDistricts.GetValueOrDefault(oldCode));

    /// <summary>The province in force that holds an old province's land.</summary>
    public Unit? SuccessorOfProvince(string oldCode) =>
        built.OldProvinces.TryGetValue(oldCode, out var unit) ? Province(built.ProvinceInForce[unit.Index]) : null;

    /// <summary>
    /// The communes to look in when "near" widens: the commune itself, then those that share an old district with it, then its province.
    /// </summary>
    public IReadOnlyList<Unit> Around(string communeCode, Precision ring) => rings.Around(communeCode, ring);

    /// <summary>A point for a commune in force and how finely it is known.</summary>
    public (GeoPoint Point, Precision Precision)? PointOfCommune(string code) =>
        Commune(code) is { Point: { } point } commune ? (point, commune.PointPrecision) : null;

    /// <summary>The seat of a province in force.</summary>
    public (GeoPoint Point, Precision Precision)? PointOfProvince(string code) =>
        built.ProvincePoints.TryGetValue(code, out var point) ? (point, Precision.Province) : null;

    /// <summary>The seat of an old district.</summary>
    public (GeoPoint Point, Precision Precision)? PointOfOldDistrict(string code) =>
        built.OldDistricts.TryGetValue(code, out var unit) && unit.Point is { } point ? (point, Precision.District) : null;

    /// <summary>"Phường X, Thành phố Y".</summary>
    public string Label(string communeCode) => Commune(communeCode) is { } commune ? $"{commune.Unit.Name}, {commune.Province.Name}" : "";

    /// <summary>The old communes whose land a commune in force holds, each with its old district: "Phường Phúc Xá (Quận Ba Đình)".</summary>
    public IReadOnlyList<string> OldNamesOf(string communeCode) =>
        built.CommuneAt.TryGetValue(communeCode, out var at)
            ? [.. built.Predecessors[at].Where(old => !old.IsRetired).Select(old => old.District >= 0 ? $"{old.Unit.Name} ({built.Units[old.District].Unit.Name})" : old.Unit.Name).Distinct()]
            : [];

    /// <summary>Names of the old districts whose land a commune in force holds.</summary>
    internal IEnumerable<string> OldDistrictsOf(string communeCode) =>
        built.CommuneAt.TryGetValue(communeCode, out var at)
            ? built.Predecessors[at].Where(old => old.District >= 0).Select(old => built.Units[old.District].Unit.Name).Distinct()
            : [];

    internal Unit? ProvinceInForce(PlaceUnit unit)
    {
        if (unit.Successors.Length > 0) return built.Communes[unit.Successors[0]].Province;
        var old = unit.Level == UnitLevel.Province ? unit.Index : unit.Province;
        return old >= 0 && built.ProvinceInForce.TryGetValue(old, out var code) ? Province(code) : null;
    }

    /// <summary>Old communes whose land a commune in force holds.</summary>
    internal IReadOnlyList<PlaceUnit> Predecessors(int commune) => built.Predecessors[commune];

    internal Unit CommuneUnit(int at) => built.Communes[at].Unit;

    private Unit[] Land(PlaceUnit? unit) => unit is null ? [] : [.. unit.Successors.Select(CommuneUnit)];
}
