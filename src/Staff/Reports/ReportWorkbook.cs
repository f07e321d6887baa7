using SafeHelp.Bot.People;
using SafeHelp.Bot.Reports;
using SafeHelp.Knowledge;
using SafeHelp.Staff.Frame;
using SafeHelp.Staff.Import;

namespace SafeHelp.Staff.Reports;

/// <summary>A report as a workbook: the very figures of the screen, those that may be reckoned with in a column of their own.</summary>
internal sealed class ReportWorkbook(KnowledgeSnapshot knowledge, AreaMap areas)
{
    public const string Summary = "Báo cáo";
    public const string Targets = "Chỉ tiêu";
    public const string Figures = "Số liệu";

    /// <summary>The row that holds a section's whole figure.</summary>
    public const string Whole = "Tổng";

    public byte[] Make(MadeReport made)
    {
        var report = made.Report;
        using var file = new SheetFile();
        file.AddFigures(Summary, Facts(made), [34, 60, 16]);
        file.Add(Targets, Rows(["Mã", "Chỉ tiêu", "Đếm được"], ReportWords.Targets(report).Select(line => (IReadOnlyList<string>)[line.Code, line.Target, line.Counted])), [10, 50, 80], SheetStyles.Text);
        file.AddFigures(Figures, Lines(report), [34, 24, 40, 20, 16]);
        return file.Bytes();
    }

    private IEnumerable<FigureRow> Facts(MadeReport made)
    {
        var (report, period) = (made.Report, made.Report.Period);
        yield return new FigureRow(["Mục", "Nội dung"], null, SheetStyles.Head) { Last = "Số" };
        yield return new FigureRow(["Loại báo cáo", ReportWords.Of(period.Kind)], null);
        yield return new FigureRow(["Địa bàn", Naming.Area(areas, report.Area)], null);
        yield return new FigureRow(["Kỳ báo cáo", $"{ReportDesk.Day(period.From)} – {ReportDesk.Day(period.To)}"], null);
        yield return new FigureRow(["Hạn nộp", ReportDesk.Day(period.Due)], null);
        yield return new FigureRow(["Tính đến", Naming.Moment(made.At)], null);
        yield return new FigureRow(["Cách đọc", ReportWords.HowToRead], null);
        foreach (var (name, count) in ReportWords.Directory(report.Directory)) yield return new FigureRow(["Danh bạ", name], count);
    }

    private IEnumerable<FigureRow> Lines(Report report)
    {
        yield return new FigureRow(["Phần", "Chia theo", "Mục", "Số"], null, SheetStyles.Head) { Last = "Số để tính" };
        foreach (var section in report.Sections)
        {
            var title = ReportWords.Of(section.Kind);
            yield return Line([title, Whole, ""], section.Total);
            foreach (var (name, figures) in section.Breakdowns)
                foreach (var (label, count) in ReportWords.Ordered(figures)) yield return Line([title, ReportWords.Breakdown(name), ReportWords.Category(knowledge, name, label)], count);
        }
    }

    // What is hidden has no number: 0 would read as "none".
    private static FigureRow Line(IReadOnlyList<string> names, long count) => new([.. names, ReportWords.Figure(count)], count == 0 ? null : count);

    private static IEnumerable<(IReadOnlyList<string>, uint)> Rows(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows) =>
        [(head, SheetStyles.Head), .. rows.Select(row => (row, SheetStyles.Text))];
}
