using System.Globalization;

namespace SafeHelp.Knowledge.Tables.Workbooks;

/// <summary>What a cell's marks and raw value mean as text.</summary>
internal sealed class CellValues(IReadOnlyList<string> shared, DateStyles dates, bool startsIn1904)
{
    // Days between the two beginnings of time that spreadsheets know.
    private const int Days1904 = 1462;
    private const double LastDay = 2_958_465;
    private const double MostExact = 1e15;

    public SheetCell? Of((string? Type, string? Style) marks, string? raw, bool isFormula)
    {
        if (string.IsNullOrEmpty(raw)) return isFormula ? new SheetCell("", CellKind.FormulaWithoutValue) : null;
        var (text, kind) = marks.Type switch
        {
            "s" => (Shared(raw), CellKind.Text),
            "str" or "inlineStr" => (raw, CellKind.Text),
            "b" => (raw == "1" ? "TRUE" : "FALSE", CellKind.Text),
            "e" => (raw, CellKind.Error),
            "d" => (IsoDay(raw), CellKind.Date),
            _ => Number(raw, dates.IsDate(marks.Style)),
        };
        if (isFormula && kind is not CellKind.Error) kind = CellKind.Formula;
        return string.IsNullOrWhiteSpace(text) ? null : new SheetCell(text.Trim(), kind);
    }

    private string Shared(string raw) => int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count ? shared[at] : "";

    private static string IsoDay(string raw) =>
        DateTime.TryParse(raw, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) ? moment.ToString("d/M/yyyy", CultureInfo.InvariantCulture) : raw;

    private (string Text, CellKind Kind) Number(string raw, bool isDate)
    {
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return (raw, CellKind.Text);
        if (isDate && number is >= 0 and < LastDay) return (Moment(number), CellKind.Date);
        return (Math.Abs(number) < MostExact && number == Math.Floor(number) ? number.ToString("0", CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture), CellKind.Number);
    }

    private string Moment(double days)
    {
        if (days < 1) return TimeOnly.FromTimeSpan(TimeSpan.FromDays(days)).ToString("HH:mm", CultureInfo.InvariantCulture);
        var day = Math.Min(LastDay, days + (startsIn1904 ? Days1904 : 0));
        return DateTime.FromOADate(day).ToString("d/M/yyyy", CultureInfo.InvariantCulture);
    }
}
