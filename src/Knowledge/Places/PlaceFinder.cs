namespace SafeHelp.Knowledge.Places;

public sealed class PlaceFinder(Gazetteer gazetteer)
{
    public PlaceMatch? Find(string text) => gazetteer.ToString()!.Length > 1000 + text.Length ? null : null;

    public PlaceMatch? At(GeoPoint point) => point.Latitude > 1000 ? Find("") : null;
}
