using SafeHelp.Bot.Counters;

namespace SafeHelp.Bot.Reports;

/// <summary>The directory's figures of an area, handed in by whoever keeps the records.</summary>
/// <param name="CommunesCovered">Communes with at least one published listing.</param>
public sealed record DirectoryFigures(int Published, int Overdue, int Reviewed, int CommunesCovered, int Communes);

/// <summary>One report of the union's forms: every figure in it may be shown.</summary>
/// <param name="Sections">In the order in which they are printed.</param>
public sealed record Report(ReportPeriod Period, string Area, IReadOnlyList<ReportSection> Sections, DirectoryFigures Directory);

/// <summary>One thing counted, its figure and its breakdowns.</summary>
/// <param name="Breakdowns">Breakdown → category → figure; "" holds the categories too small to be named.</param>
public sealed record ReportSection(TallyKind Kind, long Total, IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Breakdowns);

/// <summary>Makes reports of what was counted. Built once on all counts, asked for any number of reports.</summary>
public sealed class ReportWriter
{
    public const string Topic = "topic";
    public const string Urgency = "urgency";
    public const string Audience = "audience";
    public const string Channel = "channel";
    public const string Referral = "referral";
    public const string Outcome = "outcome";
    public const string Wait = "wait";

    private static readonly (TallyKind Kind, string[] Breakdowns)[] Sections =
    [
        (TallyKind.Case, [Topic, Urgency, Audience, Channel]),
        (TallyKind.Referral, [Referral, Topic]),
        (TallyKind.Handover, [Outcome, Urgency]),
        (TallyKind.Answer, [Wait]),
        (TallyKind.Call, [Topic, Urgency, Outcome]),
        (TallyKind.Feedback, [Outcome]),
    ];

    private readonly Dictionary<TallyKind, SafeCounts> counts;

    /// <param name="counted">Everything counted, of all areas and of all time; a part of it would let two reports be compared to find what both hide.</param>
    public ReportWriter(IReadOnlyList<Counted> counted, int fewest = SafeCounts.Threshold) =>
        counts = Sections.ToDictionary(section => section.Kind, section => SafeCounts.Of([.. counted.Where(one => one.Tally.Kind == section.Kind).Select(Cell)], fewest));

    public Report Write(ReportPeriod period, string area, DirectoryFigures directory)
    {
        var scope = new ReportScope(area, period.From, period.To);
        return new Report(period, area, [.. Sections.Select(section => Section(section.Kind, section.Breakdowns, scope))], directory);
    }

    private ReportSection Section(TallyKind kind, string[] breakdowns, ReportScope scope) =>
        new(kind, counts[kind].Total(scope), breakdowns.ToDictionary(one => one, one => counts[kind].By(one, scope)));

    private static ReportCell Cell(Counted counted)
    {
        var tally = counted.Tally;
        var categories = new Dictionary<string, string>
        {
            [Topic] = tally.Topic, [Urgency] = tally.Urgency, [Audience] = tally.Audience, [Channel] = tally.Channel, [Referral] = tally.Referral, [Outcome] = tally.Outcome, [Wait] = tally.Wait,
        };
        return new ReportCell(tally.Province, tally.Commune, TimeSlice.Of(tally.Day), categories, counted.Times);
    }
}
