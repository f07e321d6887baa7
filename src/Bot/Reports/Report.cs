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
