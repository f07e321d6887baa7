namespace SafeHelp.Bot.Reports;

/// <summary>A group of what was counted that is large enough to be spoken of: one or more slices of one commune, or the small rests of a province or the country.</summary>
/// <param name="Province">"" for rests of the whole country.</param>
/// <param name="Commune">"" for rests of a province.</param>
/// <param name="Shown">Breakdown → what of the group may be said; kept in place of the cells, of which a year of the whole country has a million.</param>
internal sealed record Atom(string Province, string Commune, DateOnly From, DateOnly To, long Count, IReadOnlyDictionary<string, ShownCount[]> Shown)
{
    public bool LiesIn(ReportScope scope) =>
        scope.From <= From && To <= scope.To && (scope.Area.Length == 0 || scope.Area == Province || (Commune.Length > 0 && scope.Area == Commune));

    public static Atom Of(string province, string commune, List<ReportCell> cells, int fewest) =>
        new(province, commune, cells.Min(cell => cell.Slice.From), cells.Max(cell => cell.Slice.To), cells.Sum(cell => cell.Count), ShownCounts.Of(cells, fewest));
}

/// <summary>
/// Groups what was counted so that no group is small: a commune's slices are joined in time until they hold enough; a commune with too little in half a
/// year goes with the other small ones of its province, a province's too small rest with those of the country. Every published figure is a sum of whole
/// groups, whatever area and span it is for, so no difference between any two figures is ever smaller than a group.
/// </summary>
internal static class Atoms
{
    public static IReadOnlyList<Atom> Of(IEnumerable<ReportCell> cells, int fewest)
    {
        var atoms = new List<Atom>();
        var country = new List<ReportCell>();
        foreach (var half in cells.Where(cell => cell.Count > 0).GroupBy(cell => cell.Slice.Half).OrderBy(half => half.Key))
        {
            country.Clear();
            foreach (var province in half.GroupBy(cell => cell.Province).OrderBy(province => province.Key, StringComparer.Ordinal)) country.AddRange(OfProvince(province, fewest, atoms));
            if (Sum(country) >= fewest) atoms.Add(OfHalf("", country, fewest));
        }

        return atoms;
    }

    private static List<ReportCell> OfProvince(IGrouping<string, ReportCell> province, int fewest, List<Atom> atoms)
    {
        var rest = new List<ReportCell>();
        foreach (var commune in province.GroupBy(cell => cell.Area).OrderBy(commune => commune.Key, StringComparer.Ordinal))
        {
            var groups = InTime(commune, fewest);
            if (groups.Count == 0) rest.AddRange(commune);
            else atoms.AddRange(groups.Select(group => Atom.Of(province.Key, commune.Key, group, fewest)));
        }

        if (Sum(rest) < fewest || province.Key.Length == 0) return rest;
        atoms.Add(OfHalf(province.Key, rest, fewest));
        return [];
    }

    private static Atom OfHalf(string province, List<ReportCell> cells, int fewest)
    {
        var half = cells[0].Slice.Half;
        return Atom.Of(province, "", cells, fewest) with { From = half, To = TimeSlice.LastOfHalf(half) };
    }

    // What is left at the end goes with the last group that is large enough.
    private static List<List<ReportCell>> InTime(IEnumerable<ReportCell> commune, int fewest)
    {
        var groups = new List<List<ReportCell>>();
        var open = new List<ReportCell>();
        foreach (var slice in commune.GroupBy(cell => cell.Slice).OrderBy(slice => slice.Key.From))
        {
            open.AddRange(slice);
            if (Sum(open) < fewest) continue;
            groups.Add(open);
            open = [];
        }

        if (groups.Count > 0) groups[^1].AddRange(open);
        return groups;
    }

    private static long Sum(List<ReportCell> cells) => cells.Sum(cell => cell.Count);
}
