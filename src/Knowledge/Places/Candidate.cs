namespace SafeHelp.Knowledge.Places;

/// <summary>One reading of the text: a unit, and the mentions of what stands above it.</summary>
internal sealed record Candidate(PlaceUnit Unit, Mention At, NameStrength Strength, Mention? District, Mention? Province, PlaceUnit? NamedDistrict, PlaceUnit? NamedProvince, double Evidence)
{
    /// <summary>What the words before it say: where the person is, or comes from.</summary>
    public double Cue { get; init; }

    public double Score => Evidence + Cue;

    public bool IsConfirmed => District is not null || Province is not null;

    public int First => Math.Min(At.KindFirst, Math.Min(District?.KindFirst ?? int.MaxValue, Province?.KindFirst ?? int.MaxValue));

    public int Last => Math.Max(At.Last, Math.Max(District?.Last ?? -1, Province?.Last ?? -1));
}
