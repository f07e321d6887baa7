namespace SafeHelp.Knowledge.Places;

/// <summary>One unit that a text may name. Indexes point into the gazetteer's list of units.</summary>
internal sealed class PlaceUnit
{
    public required int Index { get; init; }
    public required UnitLevel Level { get; init; }
    public required UnitKind Kind { get; init; }

    /// <summary>The kind since 1 July 2025, where it is another.</summary>
    public UnitKind KindInForce { get; set; }

    /// <summary>The unit as it is reported: a district merged before 2021 is reported as the one that took its land.</summary>
    public required Unit Unit { get; set; }

    /// <summary>The name without its kind word.</summary>
    public required string Bare { get; init; }

    /// <summary>Retired years before the reform: yields to a living unit of the same name.</summary>
    public bool IsRetired { get; init; }

    /// <summary>Every unit whose name beside this one confirms it: old and new province, old districts.</summary>
    public int[] Above { get; set; } = [];

    /// <summary>The first of <see cref="Above"/> on the district's and the province's rung of the unit's own system; -1 for none.</summary>
    public int District { get; set; } = -1;
    public int Province { get; set; } = -1;

    /// <summary>Communes in force (their positions in the gazetteer's list) that hold this unit's land.</summary>
    public int[] Successors { get; set; } = [];

    public GeoPoint? Point { get; set; }
    public Precision PointPrecision { get; set; } = Precision.Province;
}
