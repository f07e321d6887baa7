namespace SafeHelp.Bot.Reports;

/// <summary>Counts of one kind that may be shown to anybody: nothing under the threshold, and nothing under it to be had by difference.</summary>
public sealed class SafeCounts
{
    /// <summary>Counts under this are hidden, unless a setting says more.</summary>
    public const int Threshold = 5;

    private readonly IReadOnlyList<Atom> atoms;
    private readonly int fewest;
    private readonly long all;

    private SafeCounts(IReadOnlyList<Atom> atoms, int fewest, long all) => (this.atoms, this.fewest, this.all) = (atoms, fewest, all);

    /// <param name="cells">Everything counted, of the whole country and of all time: what is shown of one place depends on what is shown of the others.</param>
    public static SafeCounts Of(IReadOnlyList<ReportCell> cells, int fewest = Threshold) => new(Atoms.Of(cells, fewest), fewest, cells.Sum(cell => cell.Count));

    /// <summary>What was counted and stands in no figure at all: too little even for the country's half-year. For upkeep, never for a report.</summary>
    internal long Unspoken => all - atoms.Sum(atom => atom.Count);

    /// <summary>The figure for an area and a span: of everything in it that may be spoken of. 0 says "fewer than the threshold", not "none".</summary>
    public long Total(ReportScope scope) => atoms.Where(atom => atom.LiesIn(scope)).Sum(atom => atom.Count);

    /// <summary>The figure broken down; categories too small to be named stand together under "".</summary>
    public IReadOnlyDictionary<string, long> By(string breakdown, ReportScope scope) =>
        atoms.Where(atom => atom.LiesIn(scope)).SelectMany(atom => Shown(atom, breakdown))
            .GroupBy(shown => shown.Category).ToDictionary(same => same.Key, same => same.Sum(shown => shown.Count));

    // Small categories go together until they are many and could be shared out in more than one way; a large one joins them where they are not.
    private IEnumerable<(string Category, long Count)> Shown(Atom atom, string breakdown)
    {
        var counts = atom.Cells.GroupBy(cell => cell.Categories.GetValueOrDefault(breakdown, ""))
            .Select(same => (Category: same.Key, Count: same.Sum(cell => cell.Count))).OrderBy(one => one.Count).ThenBy(one => one.Category, StringComparer.Ordinal).ToList();
        var small = counts.TakeWhile(one => one.Count < fewest).Count();
        if (small == 0) return counts;
        var together = small;
        while (together < counts.Count && !IsSafe(counts.Take(together).Sum(one => one.Count), small, together)) together++;
        return [("", counts.Take(together).Sum(one => one.Count)), .. counts.Skip(together)];
    }

    private bool IsSafe(long sum, int small, int together) => sum >= fewest && together > 1 && (together > small || sum < (long)small * (fewest - 1));
}
