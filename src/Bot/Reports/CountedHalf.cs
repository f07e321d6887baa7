using SafeHelp.Bot.Counters;

namespace SafeHelp.Bot.Reports;

/// <summary>All that was counted in one half of the reporting year, of the whole country, ready for any report. No group of counts reaches over two halves, so each stands by itself.</summary>
public sealed class CountedHalf
{
    private readonly IReadOnlyDictionary<TallyKind, SafeCounts> counts;

    private CountedHalf(IReadOnlyDictionary<TallyKind, SafeCounts> counts) => this.counts = counts;

    public SafeCounts Of(TallyKind kind) => counts[kind];

    /// <param name="counted">Of the whole half and all areas; a part of it would let two reports be compared to find what both hide.</param>
    public static CountedHalf Of(IReadOnlyList<Counted> counted, int fewest = SafeCounts.Threshold)
    {
        var ofKind = counted.ToLookup(one => one.Tally.Kind);
        return new CountedHalf(ReportWriter.Sections.ToDictionary(section => section.Kind, section => SafeCounts.Of(Cells(ofKind[section.Kind], section.Breakdowns), fewest)));
    }

    // A year has a million cells and a few hundred combinations of categories: each combination is kept once.
    private static List<ReportCell> Cells(IEnumerable<Counted> counted, string[] breakdowns)
    {
        var combinations = new Dictionary<(string, string, string, string), IReadOnlyDictionary<string, string>>();
        return [.. counted.Select(Cell)];

        ReportCell Cell(Counted one)
        {
            var labels = (At(one.Tally, 0), At(one.Tally, 1), At(one.Tally, 2), At(one.Tally, 3));
            if (!combinations.TryGetValue(labels, out var categories)) combinations[labels] = categories = breakdowns.ToDictionary(breakdown => breakdown, breakdown => Label(one.Tally, breakdown));
            return new ReportCell(one.Tally.Province, one.Tally.Commune, TimeSlice.Of(one.Tally.Day), categories, one.Times);
        }

        // No section is broken down in more than four ways.
        string At(Tally tally, int place) => place < breakdowns.Length ? Label(tally, breakdowns[place]) : "";
    }

    private static string Label(Tally tally, string breakdown) => breakdown switch
    {
        ReportWriter.Topic => tally.Topic,
        ReportWriter.Urgency => tally.Urgency,
        ReportWriter.Audience => tally.Audience,
        ReportWriter.Channel => tally.Channel,
        ReportWriter.Referral => tally.Referral,
        ReportWriter.Outcome => tally.Outcome,
        _ => tally.Wait,
    };
}
