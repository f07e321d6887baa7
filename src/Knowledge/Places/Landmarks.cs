using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Places;

/// <summary>Markets, hospitals, industrial parks and the like that people name instead of an address.</summary>
internal static class Landmarks
{
    public static IEnumerable<(PlaceUnit Unit, string Spelling)> Read(TableReader tables, GazetteerBuilder built)
    {
        var communes = ByName(built);
        foreach (var row in tables.Read("places/landmarks.csv", ["name", "aliases", "commune", "province", "lat", "lng"]))
        {
            if (!communes.TryGetValue(Folding.Fold(row["commune"] + "|" + row["province"]), out var at))
            {
                row.Report($"Không có “{row["commune"]}, {row["province"]}”.", "Ghi đúng tên xã, phường và tỉnh hiện nay.");
                continue;
            }

            var unit = Stand(built, row["name"], row.Point("lat", "lng"), built.NewUnits[at]);
            yield return (unit, row["name"]);
            foreach (var alias in row["aliases"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) yield return (unit, alias);
        }
    }

    private static PlaceUnit Stand(GazetteerBuilder built, string name, GeoPoint? point, PlaceUnit commune)
    {
        var unit = built.Add(UnitLevel.Landmark, UnitKind.Landmark, commune.Unit, name);
        unit.Successors = commune.Successors;
        unit.Province = commune.Province;
        unit.Above = [commune.Index, .. commune.Above];
        unit.Point = point;
        unit.PointPrecision = Precision.Point;
        return unit;
    }

    private static Dictionary<string, int> ByName(GazetteerBuilder built)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < built.Communes.Count; at++)
        {
            var (unit, province) = (built.Communes[at].Unit, built.Communes[at].Province);
            names.TryAdd(Folding.Fold(unit.Name + "|" + KindWords.Split(province.Name).Bare), at);
        }

        return names;
    }
}
