namespace SafeHelp.Knowledge.Places;

/// <summary>A point on the earth in degrees (WGS 84).</summary>
public readonly record struct GeoPoint(double Latitude, double Longitude)
{
    internal const double EarthRadiusKm = 6371.0088;

    /// <summary>Great-circle distance in kilometres (haversine).</summary>
    public double DistanceKmTo(GeoPoint other)
    {
        var dLat = Radians(other.Latitude - Latitude) / 2;
        var dLng = Radians(other.Longitude - Longitude) / 2;
        var a = (Math.Sin(dLat) * Math.Sin(dLat))
            + (Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * Math.Sin(dLng) * Math.Sin(dLng));
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(a)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
