namespace SafeHelp.Knowledge.Places;

/// <summary>A commune in force with its province, and a point that is its own or only its old district's or province's seat.</summary>
public sealed record Commune(Unit Unit, Unit Province, GeoPoint? Point, Precision PointPrecision);
