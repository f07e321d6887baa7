namespace SafeHelp.Knowledge.Places;

/// <summary>The commune whose point lies nearest to a location.</summary>
internal sealed class NearestCommune(IReadOnlyList<Commune> communes)
{
    // Beyond this no commune's point is missing from the tables: the location is at sea or abroad.
    private const double FarthestKm = 80;

    public Commune? To(GeoPoint point)
    {
        Commune? nearest = null;
        var best = double.MaxValue;
        var shrink = Math.Cos(point.Latitude * Math.PI / 180);
        foreach (var commune in communes)
        {
            if (commune.Point is not { } there) continue;
            var (dy, dx) = (there.Latitude - point.Latitude, (there.Longitude - point.Longitude) * shrink);
            var squared = (dy * dy) + (dx * dx);
            if (squared > best || (squared == best && commune.PointPrecision <= nearest!.PointPrecision)) continue;
            (nearest, best) = (commune, squared);
        }

        return nearest?.Point is { } found && found.DistanceKmTo(point) <= FarthestKm ? nearest : null;
    }
}
