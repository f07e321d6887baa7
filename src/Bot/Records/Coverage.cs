using SafeHelp.Knowledge.Places;

namespace SafeHelp.Bot.Records;

/// <summary>How well the country, or an actor's part of it, is covered.</summary>
/// <param name="WithoutAddress">Communes that have no published record.</param>
public sealed record Coverage(IReadOnlyList<ProvinceCoverage> Provinces, IReadOnlyList<Commune> WithoutAddress)
{
    public static readonly Coverage None = new([], []);

    /// <param name="area">"" for the country, or a province's or commune's code.</param>
    public static Coverage Of(Gazetteer gazetteer, IReadOnlyList<CommuneCount> counts, string area)
    {
        var communes = gazetteer.Communes.Where(commune => area.Length == 0 || commune.Province.Code == area || commune.Unit.Code == area).ToList();
        var covered = counts.Where(count => count.Published > 0).Select(count => count.Area.Commune).ToHashSet();
        var byProvince = counts.ToLookup(count => count.Area.Province);
        var without = communes.Where(commune => !covered.Contains(commune.Unit.Code)).ToList();
        var missing = without.CountBy(commune => commune.Province.Code).ToDictionary();
        return new Coverage([.. communes.GroupBy(commune => commune.Province).Select(province => Row(province.Key, (province.Count(), missing.GetValueOrDefault(province.Key.Code)), [.. byProvince[province.Key.Code]]))], without);
    }

    private static ProvinceCoverage Row(Unit province, (int All, int Without) communes, List<CommuneCount> counts) =>
        new(province, communes.All, communes.Without, counts.Sum(count => count.Published), counts.Sum(count => count.Overdue), counts.Sum(count => count.Fresh), counts.Sum(count => count.Old));
}

/// <summary>How a province's published records stand.</summary>
/// <param name="Communes">How many communes it has, and how many of them have no published record.</param>
/// <param name="Fresh">Checked within the last three months.</param>
/// <param name="Old">Checked longer ago than six months.</param>
public sealed record ProvinceCoverage(Unit Province, int Communes, int CommunesWithout, int Published, int Overdue, int Fresh, int Old)
{
    /// <summary>Share of the published that are overdue, 0 to 1.</summary>
    public double OverdueShare => Published == 0 ? 0 : (double)Overdue / Published;
}
