namespace SafeHelp.Knowledge.Places;

/// <summary>The circles in which "near" widens around a commune in force.</summary>
internal sealed class CommuneRings(GazetteerBuilder built)
{
    private readonly Dictionary<int, List<PlaceUnit>> districtsOf = DistrictsOf(built);

    public IReadOnlyList<Unit> Around(string communeCode, Precision ring)
    {
        if (!built.CommuneAt.TryGetValue(communeCode, out var at)) return [];
        return ring switch
        {
            Precision.Province => [.. built.Communes.Where(c => c.Province.Code == built.Communes[at].Province.Code).Select(c => c.Unit)],
            Precision.District => Neighbours(at),
            _ => [built.Communes[at].Unit],
        };
    }

    private Unit[] Neighbours(int at)
    {
        var communes = new HashSet<int> { at };
        foreach (var district in districtsOf.GetValueOrDefault(at) ?? []) communes.UnionWith(district.Successors);
        return [.. communes.Order().Select(c => built.Communes[c].Unit)];
    }

    private static Dictionary<int, List<PlaceUnit>> DistrictsOf(GazetteerBuilder built)
    {
        var found = new Dictionary<int, List<PlaceUnit>>();
        foreach (var district in built.OldDistricts.Values)
        {
            foreach (var commune in district.Successors)
            {
                if (!found.TryGetValue(commune, out var districts)) found[commune] = districts = [];
                districts.Add(district);
            }
        }

        return found;
    }
}
