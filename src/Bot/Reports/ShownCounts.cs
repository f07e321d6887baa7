namespace SafeHelp.Bot.Reports;

/// <summary>What may be said of one category of a group; "" holds the categories too small to be named.</summary>
internal readonly record struct ShownCount(string Category, long Count);

/// <summary>Breaks a group down so that no category shown is small, nor to be had from the others.</summary>
internal static class ShownCounts
{
    public static IReadOnlyDictionary<string, ShownCount[]> Of(List<ReportCell> cells, int fewest) =>
        cells[0].Categories.Keys.ToDictionary(breakdown => breakdown, breakdown => Of(cells, breakdown, fewest));

    // Small categories go together until they are many and could be shared out in more than one way; a large one joins them where they are not.
    private static ShownCount[] Of(List<ReportCell> cells, string breakdown, int fewest)
    {
        var counts = cells.GroupBy(cell => cell.Categories.GetValueOrDefault(breakdown, ""))
            .Select(same => new ShownCount(same.Key, same.Sum(cell => cell.Count))).OrderBy(one => one.Count).ThenBy(one => one.Category, StringComparer.Ordinal).ToList();
        var small = counts.TakeWhile(one => one.Count < fewest).Count();
        if (small == 0) return [.. counts];
        var together = small;
        while (together < counts.Count && !IsSafe(counts.Take(together).Sum(one => one.Count), (small, together), fewest)) together++;
        return [new ShownCount("", counts.Take(together).Sum(one => one.Count)), .. counts.Skip(together)];
    }

    private static bool IsSafe(long sum, (int Small, int All) together, int fewest) =>
        sum >= fewest && together.All > 1 && (together.All > together.Small || sum < (long)together.Small * (fewest - 1));
}
