namespace SafeHelp.Bot.Reports;

/// <summary>Counts of one kind that may be shown to anybody: nothing under the threshold, and nothing under it to be had by difference.</summary>
public sealed class SafeCounts
{
    /// <summary>Counts under this are hidden, unless a setting says more.</summary>
    public const int Threshold = 5;

    private readonly IReadOnlyList<Atom> atoms;
    private readonly long all;

    private SafeCounts(IReadOnlyList<Atom> atoms, long all) => (this.atoms, this.all) = (atoms, all);

    /// <param name="cells">Everything counted in whole halves of the reporting year, of the whole country: what is shown of one place depends on what is shown of the others.</param>
    public static SafeCounts Of(IReadOnlyList<ReportCell> cells, int fewest = Threshold) => new(Atoms.Of(cells, fewest), cells.Sum(cell => cell.Count));

    /// <summary>What was counted and stands in no figure at all: too little even for the country's half-year. For upkeep, never for a report.</summary>
    internal long Unspoken => all - atoms.Sum(atom => atom.Count);

    /// <summary>The figure for an area and a span: of everything in it that may be spoken of. 0 says "fewer than the threshold", not "none".</summary>
    public long Total(ReportScope scope) => atoms.Where(atom => atom.LiesIn(scope)).Sum(atom => atom.Count);

    /// <summary>The figure broken down; categories too small to be named stand together under "".</summary>
    public IReadOnlyDictionary<string, long> By(string breakdown, ReportScope scope)
    {
        var sums = new Dictionary<string, long>();
        foreach (var shown in atoms.Where(atom => atom.LiesIn(scope)).SelectMany(atom => atom.Shown[breakdown])) sums[shown.Category] = sums.GetValueOrDefault(shown.Category) + shown.Count;
        return sums;
    }
}
