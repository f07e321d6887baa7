using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Places;

/// <summary>Names to try a misspelt word against, always among few: the provinces, a province's districts, a district's communes.</summary>
internal sealed class SpellingPools
{
    internal readonly record struct Entry(string Key, uint Letters, int Unit, int Syllables);

    private readonly Dictionary<int, List<Entry>> districts = [];
    private readonly Dictionary<int, List<Entry>> communes = [];

    public SpellingPools(IReadOnlyList<PlaceUnit> units)
    {
        foreach (var unit in units.Where(u => u.Level != UnitLevel.Landmark && u.Bare.Length > 3)) Enter(unit);
    }

    public List<Entry> Provinces { get; } = [];
    public List<Entry> Districts { get; } = [];

    public List<Entry> DistrictsOf(int province) => districts.GetValueOrDefault(province) ?? [];

    /// <summary>Communes of either system below a district or a province.</summary>
    public List<Entry> CommunesOf(int above) => communes.GetValueOrDefault(above) ?? [];

    private void Enter(PlaceUnit unit)
    {
        var text = PlaceText.Read(unit.Bare);
        var key = text.Span(0, text.Tokens.Count - 1).ToString();
        var entry = new Entry(key, Edits.LettersOf(key), unit.Index, text.Tokens.Count);
        if (unit.Level == UnitLevel.Province) Provinces.Add(entry);
        else if (unit.Level == UnitLevel.District) EnterBelow(districts, unit, entry, Districts);
        else EnterBelow(communes, unit, entry, null);
    }

    private static void EnterBelow(Dictionary<int, List<Entry>> pools, PlaceUnit unit, Entry entry, List<Entry>? all)
    {
        all?.Add(entry);
        foreach (var above in unit.Above)
        {
            if (!pools.TryGetValue(above, out var pool)) pools[above] = pool = [];
            pool.Add(entry);
        }
    }
}
