namespace SafeHelp.Knowledge.Places;

/// <summary>Kind words in official names, and how well a typed kind fits a unit's own.</summary>
internal static class KindWords
{
    // The official spelling is the tables' own format, not wording that staff would change.
    private static readonly (string Word, UnitKind Kind)[] Official =
    [
        ("Thành phố ", UnitKind.City), ("Tỉnh ", UnitKind.Province), ("Thị xã ", UnitKind.Town), ("Quận ", UnitKind.UrbanDistrict),
        ("Huyện ", UnitKind.RuralDistrict), ("Phường ", UnitKind.Ward), ("Thị trấn NT ", UnitKind.Township), ("Thị trấn ", UnitKind.Township),
        ("Xã ", UnitKind.Commune), ("Đặc khu ", UnitKind.SpecialZone),
    ];

    public const double Misfit = -100;

    public static (UnitKind Kind, string Bare) Split(string name)
    {
        foreach (var (word, kind) in Official)
        {
            if (name.StartsWith(word, StringComparison.Ordinal)) return (kind, name[word.Length..]);
        }

        return (UnitKind.None, name);
    }

    /// <summary>How much the typed kind speaks for the unit; <see cref="Misfit"/> if it speaks of another rung.</summary>
    public static double Fit(UnitKind typed, PlaceUnit unit)
    {
        if (typed == UnitKind.None) return 0;
        if (typed == unit.Kind || typed == unit.KindInForce) return 1.5;
        return unit.Level switch
        {
            UnitLevel.Province => typed switch { UnitKind.Province => 0.9, UnitKind.City => 0.1, _ => Misfit },
            UnitLevel.District => District(typed, unit.Kind),
            UnitLevel.Landmark => Misfit,
            _ => Commune(typed),
        };
    }

    private static double District(UnitKind typed, UnitKind own) => typed switch
    {
        UnitKind.City => own == UnitKind.Town ? 1.0 : 0.4,
        UnitKind.Town => own == UnitKind.RuralDistrict ? 0.6 : 0.9,
        UnitKind.UrbanDistrict or UnitKind.RuralDistrict => own is UnitKind.City or UnitKind.Town ? 0.6 : 0.9,
        UnitKind.SpecialZone => 0.3,
        _ => Misfit,
    };

    private static double Commune(UnitKind typed) => typed switch
    {
        UnitKind.Ward or UnitKind.Commune => 0.9,
        UnitKind.Township => 0.6,
        UnitKind.SpecialZone => 0.3,
        _ => Misfit,
    };
}
