namespace SafeHelp.Knowledge.Places;

/// <summary>Puts the tables together into units that know each other.</summary>
internal sealed class GazetteerBuilder(TableReader tables)
{
    private readonly Dictionary<string, int> provinceOfNew = new(StringComparer.Ordinal);
    public List<PlaceUnit> Units { get; } = [];

    /// <summary>Old communes by the commune in force that holds their land.</summary>
    public IReadOnlyList<PlaceUnit>[] Predecessors { get; private set; } = [];

    /// <summary>For each old commune, the district it stood in last and the ones before.</summary>
    public List<(PlaceUnit Commune, string District, string[] Former)> Stood { get; } = [];

    /// <summary>Districts that went between 2018 and 2025, with their code then and the districts that hold their land.</summary>
    public List<(PlaceUnit Unit, string Code, string State, string[] Heirs)> Gone { get; } = [];
    public List<Unit> Provinces { get; } = [];
    public List<Commune> Communes { get; } = [];

    /// <summary>The units of <see cref="Communes"/>, in the same order.</summary>
    public List<PlaceUnit> NewUnits { get; } = [];
    public Dictionary<string, int> CommuneAt { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, PlaceUnit> OldProvinces { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, PlaceUnit> OldDistricts { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, PlaceUnit> OldCommunes { get; } = new(StringComparer.Ordinal);

    /// <summary>For each old province's unit, the province in force.</summary>
    public Dictionary<int, string> ProvinceInForce { get; } = [];
    public Dictionary<string, GeoPoint> ProvincePoints { get; } = new(StringComparer.Ordinal);

    /// <summary>Old names of provinces that are also names in force point at the unit that bears the name.</summary>
    public IReadOnlyDictionary<string, int> ProvinceOfNew => provinceOfNew;

    public void Build()
    {
        ReadProvinces();
        ReadCommunes();
        ReadOldProvinces();
        ReadOldDistricts();
        ReadOldCommunes("places/old-communes.csv", isRetired: false);
        ReadOldCommunes("places/retired-communes.csv", isRetired: true);
        new UnitBonds(this).Tie();
        Predecessors = FindPredecessors();
    }

    private IReadOnlyList<PlaceUnit>[] FindPredecessors()
    {
        var found = new List<PlaceUnit>[Communes.Count];
        for (var at = 0; at < found.Length; at++) found[at] = [];
        foreach (var old in Units.Where(u => u.Level == UnitLevel.OldCommune))
        {
            foreach (var successor in old.Successors) found[successor].Add(old);
        }

        return found;
    }

    public PlaceUnit Add(UnitLevel level, UnitKind kind, Unit unit, string bare, bool isRetired = false)
    {
        var added = new PlaceUnit { Index = Units.Count, Level = level, Kind = kind, Unit = unit, Bare = bare, IsRetired = isRetired };
        Units.Add(added);
        return added;
    }

    private void ReadProvinces()
    {
        foreach (var row in tables.Read("places/provinces.csv", ["code", "name", "lat", "lng"]))
        {
            Provinces.Add(new Unit(row["code"], row["name"]));
            if (row.Point("lat", "lng") is { } point) ProvincePoints[row["code"]] = point;
        }
    }

    private void ReadCommunes()
    {
        var provinces = Provinces.ToDictionary(p => p.Code, StringComparer.Ordinal);
        foreach (var row in tables.Read("places/communes.csv", ["code", "name", "province", "lat", "lng", "precision"]))
        {
            if (!provinces.TryGetValue(row["province"], out var province)) row.Report($"Không có tỉnh mã “{row["province"]}”.", "Sửa mã tỉnh.");
            else if (!CommuneAt.TryAdd(row["code"], Communes.Count)) row.Report($"Mã xã “{row["code"]}” lặp lại.", "Bỏ một dòng.");
            else Communes.Add(new Commune(new Unit(row["code"], row["name"]), province, row.Point("lat", "lng"), PrecisionOf(row["precision"])));
        }
    }

    private static Precision PrecisionOf(string word) => word switch { "commune" => Precision.Commune, "district" => Precision.District, _ => Precision.Province };

    private void ReadOldProvinces()
    {
        foreach (var row in tables.Read("places/old-provinces.csv", ["code", "name", "successor", "lat", "lng"]))
        {
            var (kind, bare) = KindWords.Split(row["name"]);
            var unit = Add(UnitLevel.Province, kind, new Unit(row["code"], row["name"]), bare);
            unit.Point = row.Point("lat", "lng");
            OldProvinces[row["code"]] = unit;
            ProvinceInForce[unit.Index] = row["successor"];
        }

        // Where a province in force kept no old name (Huế), the one whose land it is stands for it.
        foreach (var province in Provinces)
        {
            var (kind, bare) = KindWords.Split(province.Name);
            var bearer = OldProvinces.Values.FirstOrDefault(o => o.Bare == bare) ?? OldProvinces.Values.FirstOrDefault(o => ProvinceInForce[o.Index] == province.Code);
            if (bearer is null) continue;
            provinceOfNew[province.Code] = bearer.Index;
            bearer.KindInForce = kind;
        }
    }

    private void ReadOldDistricts()
    {
        foreach (var row in tables.Read("places/old-districts.csv", ["code", "name", "province", "state", "heirs", "successors", "lat", "lng"]))
        {
            if (!OldProvinces.TryGetValue(row["province"], out var province)) { row.Report($"Không có tỉnh cũ mã “{row["province"]}”.", "Sửa mã tỉnh."); continue; }
            var (kind, bare) = KindWords.Split(row["name"]);
            var isLiving = row["state"].Length == 0;
            var unit = Add(UnitLevel.District, kind, new Unit(row["code"], row["name"]), bare, !isLiving);
            unit.Province = province.Index;
            unit.Point = row.Point("lat", "lng");
            unit.Successors = Positions(row.List("successors"));
            if (isLiving) OldDistricts[row["code"]] = unit;
            else Gone.Add((unit, row["code"], row["state"], row.List("heirs")));
        }
    }

    private void ReadOldCommunes(string file, bool isRetired)
    {
        foreach (var row in tables.Read(file, ["code", "name", "district", "former", "successors"]))
        {
            var (kind, bare) = KindWords.Split(row["name"]);
            var unit = Add(UnitLevel.OldCommune, kind, new Unit(row["code"], row["name"]), bare, isRetired);
            unit.Successors = Positions(row.List("successors"));
            Stood.Add((unit, row["district"], row.List("former")));
            if (row["code"].Length > 0) OldCommunes.TryAdd(row["code"], unit);
        }
    }

    private int[] Positions(string[] codes) => [.. codes.Where(CommuneAt.ContainsKey).Select(c => CommuneAt[c])];
}
