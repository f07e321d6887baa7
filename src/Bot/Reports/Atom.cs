namespace SafeHelp.Bot.Reports;

/// <summary>A group of what was counted that is large enough to be spoken of: one or more slices of one commune, or the small rests of a province or the country.</summary>
/// <param name="Province">"" for rests of the whole country.</param>
/// <param name="Commune">"" for rests of a province.</param>
internal sealed record Atom(string Province, string Commune, DateOnly From, DateOnly To, IReadOnlyList<ReportCell> Cells)
{
    public long Count => Cells.Sum(cell => cell.Count);

    public bool LiesIn(ReportScope scope) =>
        scope.From <= From && To <= scope.To && (scope.Area.Length == 0 || scope.Area == Province || (Commune.Length > 0 && scope.Area == Commune));

    public static Atom Of(string province, string commune, IReadOnlyList<ReportCell> cells) =>
        new(province, commune, cells.Min(cell => cell.Slice.From), cells.Max(cell => cell.Slice.To), cells);
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
            if (Sum(country) >= fewest) atoms.Add(Atom.Of("", "", [.. country]) with { From = half.Key, To = half.Key.AddMonths(6).AddDays(-1) });
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
            else atoms.AddRange(groups.Select(group => Atom.Of(province.Key, commune.Key, group)));
        }

        if (Sum(rest) < fewest || province.Key.Length == 0) return rest;
        var half = rest[0].Slice.Half;
        atoms.Add(Atom.Of(province.Key, "", rest) with { From = half, To = half.AddMonths(6).AddDays(-1) });
        return [];
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

    private static long Sum(IEnumerable<ReportCell> cells) => cells.Sum(cell => cell.Count);
}
