namespace SafeHelp.Knowledge.Places;

/// <summary>How finely a place is known.</summary>
public enum Precision { Province, District, Commune, Point }

/// <summary>An administrative unit by its official (GSO) code, within the system (before or since 1 July 2025) that its holder says.</summary>
public sealed record Unit(string Code, string Name);

/// <summary>
/// What a text says of a place, in units of both systems: the ones in force since 1 July 2025, and the old ones where the text named an old unit.
/// </summary>
/// <param name="Span">The words that named it, as typed.</param>
/// <param name="Start">Index of the first character in the text as given.</param>
/// <param name="Province">Province in force; null only while <paramref name="Ask"/> is true and the candidates differ in it.</param>
/// <param name="Communes">Communes in force: the successors of an old commune, every commune that took an old district's land, the commune a landmark stands in; empty for a province.</param>
/// <param name="Point">A point for it in degrees, if one is known.</param>
/// <param name="Ask">True when the text fits several units and the person must be asked which.</param>
/// <param name="Candidates">The units it fits when <paramref name="Ask"/> is true.</param>
public sealed record PlaceMatch(
    string Span,
    int Start,
    int Length,
    Precision Precision,
    Unit? Province,
    Unit? OldProvince,
    Unit? OldDistrict,
    Unit? OldCommune,
    IReadOnlyList<Unit> Communes,
    GeoPoint? Point,
    bool Ask,
    IReadOnlyList<PlaceMatch> Candidates);
