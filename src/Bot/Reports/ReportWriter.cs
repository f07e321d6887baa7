using SafeHelp.Bot.Counters;

namespace SafeHelp.Bot.Reports;

/// <summary>Makes reports of what was counted in the halves of the reporting year that a period touches.</summary>
public sealed class ReportWriter(IReadOnlyList<CountedHalf> halves)
{
    public const string Topic = "topic";
    public const string Urgency = "urgency";
    public const string Audience = "audience";
    public const string Channel = "channel";
    public const string Referral = "referral";
    public const string Outcome = "outcome";
    public const string Wait = "wait";

    internal static readonly IReadOnlyList<(TallyKind Kind, string[] Breakdowns)> Sections =
    [
        (TallyKind.Case, [Topic, Urgency, Audience, Channel]),
        (TallyKind.Referral, [Referral, Topic]),
        (TallyKind.Handover, [Outcome, Urgency]),
        (TallyKind.Answer, [Wait]),
        (TallyKind.Call, [Topic, Urgency, Outcome]),
        (TallyKind.Feedback, [Outcome]),
    ];

    public Report Write(ReportPeriod period, string area, DirectoryFigures directory)
    {
        var scope = new ReportScope(area, period.From, period.To);
        return new Report(period, area, [.. Sections.Select(section => Section(section.Kind, section.Breakdowns, scope))], directory);
    }

    private ReportSection Section(TallyKind kind, string[] breakdowns, ReportScope scope)
    {
        var counts = halves.Select(half => half.Of(kind)).ToList();
        return new ReportSection(kind, counts.Sum(half => half.Total(scope)), breakdowns.ToDictionary(one => one, one => Added(counts.Select(half => half.By(one, scope)))));
    }

    private static IReadOnlyDictionary<string, long> Added(IEnumerable<IReadOnlyDictionary<string, long>> halves) =>
        halves.SelectMany(half => half).GroupBy(one => one.Key).ToDictionary(same => same.Key, same => same.Sum(one => one.Value));
}
