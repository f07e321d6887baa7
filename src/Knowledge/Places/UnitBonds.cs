namespace SafeHelp.Knowledge.Places;

/// <summary>Ties the units of both systems to each other: what stands above what, and what became of it.</summary>
internal sealed class UnitBonds(GazetteerBuilder built)
{
    private readonly Dictionary<string, List<PlaceUnit>> districtsByCode = new(StringComparer.Ordinal);
    private readonly Dictionary<int, HashSet<int>> landOf = [];
    private readonly Dictionary<int, HashSet<int>> aboveNew = [];

    public void Tie()
    {
        foreach (var (code, unit) in built.OldDistricts) districtsByCode[code] = [unit];
        foreach (var (unit, code, state, heirs) in built.Gone) TieGone(unit, code, state, heirs);
        foreach (var (commune, district, former) in built.Stood) TieOldCommune(commune, district, former);
        foreach (var district in built.Units.Where(u => u.Level == UnitLevel.District)) TieDistrict(district);
        for (var at = 0; at < built.Communes.Count; at++) AddNewCommune(at);
    }

    // A district merged before 2021 has no code of its own in the lists that people's papers follow; its heir's stands for it.
    private void TieGone(PlaceUnit unit, string code, string state, string[] heirs)
    {
        if (state == "merged" && heirs.Length > 0 && built.OldDistricts.TryGetValue(heirs[0], out var heir)) unit.Unit = heir.Unit;
        if (!districtsByCode.TryGetValue(code, out var same)) districtsByCode[code] = same = [];
        same.Add(unit);
    }

    private void TieOldCommune(PlaceUnit commune, string district, string[] former)
    {
        var last = districtsByCode.GetValueOrDefault(district) ?? [];
        List<PlaceUnit> stood = [];
        if (last.Count > 0) stood.Add(last[0]);
        if (former.Length == 0) stood.AddRange(last.Skip(1));
        foreach (var code in former) stood.AddRange((districtsByCode.GetValueOrDefault(code) ?? []).Where(u => u.IsRetired || commune.IsRetired));
        if (stood.Count == 0) { SetProvince(commune); return; }
        commune.District = stood[0].Index;
        commune.Province = stood[0].Province;
        commune.Above = [.. stood.Select(u => u.Index), .. ProvincesAbove(commune)];
        if (commune.IsRetired) return;
        foreach (var unit in stood) Land(unit.Index).UnionWith(commune.Successors);
        foreach (var successor in commune.Successors) AboveNew(successor).UnionWith(commune.Above);
    }

    // Papers name no district for a few retired communes; their successors still say the province.
    private void SetProvince(PlaceUnit commune)
    {
        if (commune.Successors.Length == 0) return;
        var code = built.Communes[commune.Successors[0]].Province.Code;
        if (!built.ProvinceOfNew.TryGetValue(code, out var bearer)) return;
        commune.Province = bearer;
        commune.Above = [bearer];
    }

    private IEnumerable<int> ProvincesAbove(PlaceUnit unit)
    {
        yield return unit.Province;
        var inForce = built.ProvinceInForce[unit.Province];
        if (built.ProvinceOfNew.TryGetValue(inForce, out var bearer) && bearer != unit.Province) yield return bearer;
    }

    private void TieDistrict(PlaceUnit district)
    {
        var land = Land(district.Index);
        land.UnionWith(district.Successors);
        district.Successors = [.. land.Order()];
        district.Above = [.. ProvincesAbove(district)];
        foreach (var successor in district.Successors) AboveNew(successor).UnionWith([district.Index, .. district.Above]);
    }

    private void AddNewCommune(int at)
    {
        var commune = built.Communes[at];
        var (kind, bare) = KindWords.Split(commune.Unit.Name);
        var unit = built.Add(UnitLevel.NewCommune, kind, commune.Unit, bare);
        built.NewUnits.Add(unit);
        unit.Successors = [at];
        unit.Point = commune.Point;
        if (built.ProvinceOfNew.TryGetValue(commune.Province.Code, out var bearer)) AboveNew(at).Add(unit.Province = bearer);
        unit.Above = [.. AboveNew(at).Order()];
    }

    private HashSet<int> Land(int unit) => landOf.TryGetValue(unit, out var land) ? land : landOf[unit] = [];

    private HashSet<int> AboveNew(int commune) => aboveNew.TryGetValue(commune, out var above) ? above : aboveNew[commune] = [];
}
