using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Search.Nearest;

/// <summary>The smallest span of degrees around some points.</summary>
internal readonly record struct Box(double South, double North, double West, double East)
{
    public static readonly Box Empty = new(double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);

    /// <summary>For what may lie anywhere, or has no point at all.</summary>
    public static readonly Box Everywhere = new(-90, 90, -180, 180);

    public bool IsTall => North - South >= East - West;

    public static Box Around(ReadOnlySpan<int> chosen, GeoPoint[] points)
    {
        var box = Empty;
        foreach (var at in chosen) box = box.With(points[at]);
        return box;
    }

    public Box With(GeoPoint point) =>
        new(Math.Min(South, point.Latitude), Math.Max(North, point.Latitude), Math.Min(West, point.Longitude), Math.Max(East, point.Longitude));

    public Box With(Box other) =>
        new(Math.Min(South, other.South), Math.Max(North, other.North), Math.Min(West, other.West), Math.Max(East, other.East));

    /// <summary>No point of the box lies nearer: the haversine with the least turn of both angles and the least cosine that the box has.</summary>
    public double LeastKmTo(GeoPoint point)
    {
        var north = Math.Max(0, Math.Max(South - point.Latitude, point.Latitude - North));
        var east = Math.Max(0, Math.Max(West - point.Longitude, point.Longitude - East));
        var cosine = Math.Max(0, Math.Min(Math.Cos(Radians(South)), Math.Cos(Radians(North))));
        var (up, across) = (Math.Sin(Radians(north) / 2), Math.Sin(Radians(east) / 2));
        var haversine = (up * up) + (Math.Cos(Radians(point.Latitude)) * cosine * across * across);
        return 2 * GeoPoint.EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(haversine))) * (1 - 1e-12);
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
