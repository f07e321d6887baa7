namespace SafeHelp.Knowledge.Places;

/// <summary>A run of tokens that spells a name, with what stands before it.</summary>
internal sealed class Mention
{
    public required int First { get; init; }
    public required int Last { get; init; }
    public required IReadOnlyList<PlaceSense> Senses { get; init; }
    public required MarkFit Marks { get; init; }
    public required int Syllables { get; init; }

    /// <summary>The kind word before it, and the token that word begins at.</summary>
    public UnitKind Kind { get; init; }
    public required int KindFirst { get; init; }

    public NumberBefore NumberBefore { get; init; }

    /// <summary>A bare name after a number is most often a street.</summary>
    public bool FollowsNumber => NumberBefore != NumberBefore.None;

    /// <summary>The name is also a word of the language.</summary>
    public bool IsOrdinary { get; init; }

    /// <summary>Letters that had to be changed to read it so.</summary>
    public int Edits { get; init; }

    /// <summary>The form's field after it was left empty, or the one before.</summary>
    public bool PrecedesEmpty { get; init; }
    public bool FollowsEmpty { get; init; }

    /// <summary>Lies inside a longer name.</summary>
    public bool IsInside { get; set; }

    public bool Overlaps(Mention other) => KindFirst <= other.Last && other.KindFirst <= Last;
}

/// <summary>A number before a bare name: a house's ("12 Đống Đa", most often a street), or an alley's or a road's own ("hẻm 12 Gò Vấp", often the district).</summary>
internal enum NumberBefore
{
    None,
    House,
    Alley,
}
