using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SafeHelp.Staff.Import;

/// <summary>Writes a workbook whose cells all hold text: what looks like a formula stays text.</summary>
internal sealed class SheetFile : IDisposable
{
    private readonly MemoryStream file = new();
    private readonly SpreadsheetDocument document;
    private readonly WorkbookPart workbook;

    public SheetFile()
    {
        document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook);
        workbook = document.AddWorkbookPart();
        workbook.Workbook = new Workbook(new Sheets());
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = SheetStyles.Make();
    }

    /// <summary>Adds a sheet with its first row frozen.</summary>
    /// <param name="widths">Of the columns, in letters.</param>
    /// <param name="style">Of columns below the head.</param>
    public Worksheet Add(string name, IEnumerable<(IReadOnlyList<string> Cells, uint Style)> rows, IReadOnlyList<double> widths, uint style)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        var columns = widths.Select((width, at) => new Column { Min = (uint)at + 1, Max = (uint)at + 1, Width = width, CustomWidth = true, Style = style });
        part.Worksheet = new Worksheet(Frozen(), new DocumentFormat.OpenXml.Spreadsheet.Columns(columns), new SheetData(rows.Select((row, at) => Row(row, (uint)at + 1))));
        var sheets = workbook.Workbook.Sheets!;
        sheets.Append(new Sheet { Name = name, SheetId = (uint)sheets.ChildElements.Count + 1, Id = workbook.GetIdOfPart(part) });
        return part.Worksheet;
    }

    public byte[] Bytes()
    {
        document.Dispose();
        return file.ToArray();
    }

    public void Dispose()
    {
        document.Dispose();
        file.Dispose();
    }

    /// <summary>The text without what XML cannot carry, which a broken file may well hold and a report of it repeats.</summary>
    public static string Readable(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune.Value is '\t' or '\n' or '\r' or >= 0x20 and not 0xFFFE and not 0xFFFF).Select(rune => rune.ToString()));

    private static SheetViews Frozen() =>
        new(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 });

    private static Row Row((IReadOnlyList<string> Cells, uint Style) row, uint number) =>
        new(row.Cells.Select(text => new Cell(new InlineString(new Text(Readable(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = row.Style })) { RowIndex = number };
}
