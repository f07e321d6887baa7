using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Tests.Places;

/// <summary>Every unit there is, in every form that people write it in.</summary>
public sealed class EveryUnitTests(Loaded loaded) : IClassFixture<Loaded>
{
    private const double Wanted = 0.999;

    public static TheoryData<string> AllForms => [.. Forms.All];

    [Theory]
    [MemberData(nameof(AllForms))]
    public void Every_commune_in_force_is_found_with_its_province(string form)
    {
        var wrong = new List<string>();
        foreach (var commune in loaded.Gazetteer.Communes)
        {
            var text = Forms.Write(form, commune.Unit.Name, commune.Province.Name);

            var place = loaded.Finder.Find(text);

            if (!Places(place, form).Any(p => p.Communes.Count > 0 && p.Communes[0] == commune.Unit)) wrong.Add($"{text} -> {Shown(place)}");
        }

        ShouldBeFew(wrong, loaded.Gazetteer.Communes.Count);
    }

    [Theory]
    [MemberData(nameof(AllForms))]
    public void Every_old_commune_is_found_with_its_district_and_province(string form)
    {
        var (wrong, all) = (new List<string>(), 0);
        foreach (var unit in loaded.Gazetteer.Units.Where(u => u.Level == UnitLevel.OldCommune && !u.IsRetired))
        {
            var text = Forms.Write(form, unit.Unit.Name, loaded.Gazetteer.Units[unit.District].Unit.Name, loaded.Gazetteer.Units[unit.Province].Unit.Name);

            var place = loaded.Finder.Find(text);

            all++;
            if (!Places(place, form).Any(p => p.OldCommune?.Code == unit.Unit.Code)) wrong.Add($"{text} -> {Shown(place)}");
        }

        ShouldBeFew(wrong, all);
    }

    [Theory]
    [MemberData(nameof(AllForms))]
    public void Every_old_district_is_found_with_its_province(string form)
    {
        var (wrong, all) = (new List<string>(), 0);
        foreach (var unit in loaded.Gazetteer.Units.Where(u => u.Level == UnitLevel.District && !u.IsRetired))
        {
            var text = Forms.Write(form, unit.Unit.Name, loaded.Gazetteer.Units[unit.Province].Unit.Name);

            var place = loaded.Finder.Find(text);

            all++;
            if (!Places(place, form).Any(p => p.OldDistrict?.Code == unit.Unit.Code)) wrong.Add($"{text} -> {Shown(place)}");
        }

        ShouldBeFew(wrong, all);
    }

    // Without accents a few names become one ("Hoằng Phú", "Hoằng Phụ" in one district): then the right one must be among those asked about.
    private static IEnumerable<PlaceMatch> Places(PlaceMatch? place, string form) =>
        place is null ? [] : !place.Ask ? [place] : form == "plain" ? place.Candidates : [];

    [Fact]
    public void No_table_has_a_fault() => loaded.Problems.ShouldBeEmpty();

    private static void ShouldBeFew(List<string> wrong, int all) =>
        (1 - ((double)wrong.Count / all)).ShouldBeGreaterThanOrEqualTo(Wanted, $"{wrong.Count} of {all} wrong:\n" + string.Join('\n', wrong.Take(40)));

    private static string Shown(PlaceMatch? place) => place is null
        ? "null"
        : $"{place.Province?.Name}, {place.OldDistrict?.Name}, {place.OldCommune?.Name} > {string.Join('+', place.Communes.Take(2).Select(c => c.Name))} {(place.Ask ? "ask " + string.Join(" | ", place.Candidates.Take(3).Select(Shown)) : "")}";
}
