namespace SafeHelp.Knowledge.Places;

/// <summary>How much a spelling says by itself.</summary>
internal enum NameStrength
{
    Full,

    /// <summary>Kind and number in one: "Quận 3", "p12".</summary>
    Numbered,

    /// <summary>One syllable or a short form that also means other things: needs support from the words around it.</summary>
    Weak,
}

internal readonly record struct PlaceSense(int Unit, NameStrength Strength);

/// <summary>Every spelling of every unit and landmark.</summary>
internal sealed class PlaceNames
{
    private readonly List<(string From, string To)> spellings = [];
    private readonly List<(string From, string To)> shortenings = [];
    private readonly Dictionary<UnitKind, List<string>> kindWords = [];

    public NameIndex<PlaceSense> Index { get; } = new();

    public static PlaceNames Load(TableReader tables, GazetteerBuilder built)
    {
        var names = new PlaceNames();
        names.ReadVariants(tables);
        foreach (var unit in built.Units.ToArray()) names.AddUnit(unit);
        names.ReadNicknames(tables, built);
        foreach (var (unit, spelling) in Landmarks.Read(tables, built)) names.AddLandmark(unit, spelling);
        return names;
    }

    private void ReadVariants(TableReader tables)
    {
        foreach (var row in tables.Read("places/variants.csv", ["scope", "from", "to"]))
        {
            if (row["scope"] == "landmark") shortenings.Add((row["from"], row["to"]));
            else if (row["scope"] == "unit") spellings.Add((row["from"], row["to"]));
            else if (Enum.TryParse<UnitKind>(row["scope"], out var kind)) KindWord(kind).Add(row["to"]);
            else row.Report($"Không có phạm vi “{row["scope"]}”.", "Dùng unit, landmark hoặc tên loại đơn vị.");
        }
    }

    private List<string> KindWord(UnitKind kind) => kindWords.TryGetValue(kind, out var words) ? words : kindWords[kind] = [];

    private void AddUnit(PlaceUnit unit)
    {
        if (Numeral(unit.Bare) is { } number)
        {
            foreach (var word in KindWord(unit.Kind)) Index.Add($"{word} {number}", new PlaceSense(unit.Index, NameStrength.Numbered));
            if (number.ToString(System.Globalization.CultureInfo.InvariantCulture) == unit.Bare) return;
            foreach (var word in KindWord(unit.Kind)) Index.Add($"{word} {unit.Bare}", new PlaceSense(unit.Index, NameStrength.Numbered));
            return;
        }

        var strength = unit.Bare.AsSpan().ContainsAny(' ', '-', '\'') ? NameStrength.Full : NameStrength.Weak;
        AddSpellings(unit.Bare, new PlaceSense(unit.Index, strength), spellings);
    }

    private void AddSpellings(string name, PlaceSense sense, List<(string From, string To)> variants)
    {
        Index.Add(name, sense);
        var varied = name;
        foreach (var (from, to) in variants)
        {
            if (!varied.Contains(from, StringComparison.Ordinal)) continue;
            varied = varied.Replace(from, to, StringComparison.Ordinal);
            Index.Add(varied, sense);
        }
    }

    private void AddLandmark(PlaceUnit unit, string spelling) =>
        AddSpellings(spelling, new PlaceSense(unit.Index, NameStrength.Full), shortenings);

    private void ReadNicknames(TableReader tables, GazetteerBuilder built)
    {
        foreach (var row in tables.Read("places/names.csv", ["name", "system", "code", "strength"]))
        {
            if (Named(row["system"], row["code"], built) is { } unit)
                Index.Add(row["name"], new PlaceSense(unit.Index, row["strength"] == "weak" ? NameStrength.Weak : NameStrength.Full));
            else row.Report($"Không có đơn vị {row["system"]} mã “{row["code"]}”.", "Sửa hệ thống (old-province, old-district, old-commune, commune) hoặc mã.");
        }
    }

    private static PlaceUnit? Named(string system, string code, GazetteerBuilder built) => system switch
    {
        "old-province" => built.OldProvinces.GetValueOrDefault(code),
        "old-district" => built.OldDistricts.GetValueOrDefault(code),
        "old-commune" => built.OldCommunes.GetValueOrDefault(code),
        "commune" => built.CommuneAt.TryGetValue(code, out var at) ? built.NewUnits[at] : null,
        _ => null,
    };

    private static int? Numeral(string bare)
    {
        if (int.TryParse(bare, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)) return number;
        return bare switch { "I" => 1, "II" => 2, "III" => 3, "IV" => 4, "V" => 5, "VI" => 6, "VII" => 7, "VIII" => 8, "IX" => 9, "X" => 10, _ => null };
    }
}
