using System.Globalization;
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
    public Worksheet Add(string name, IEnumerable<(IReadOnlyList<string> Cells, uint Style)> rows, IReadOnlyList<double> widths, uint style) =>
        Add(name, rows.Select(row => row.Cells.Select(text => Text(text, row.Style))), (widths, style));

    /// <summary>Adds a sheet whose rows may end with a number to reckon with.</summary>
    public void AddFigures(string name, IEnumerable<FigureRow> rows, IReadOnlyList<double> widths) =>
        Add(name, rows.Select(row => row.Cells.Select(text => Text(text, row.Style)).Append(row.Number is { } number ? Count(number) : Text(row.Last, row.Style))), (widths, SheetStyles.Text));

    private Worksheet Add(string name, IEnumerable<IEnumerable<Cell>> rows, (IReadOnlyList<double> Widths, uint Style) look)
    {
        var (widths, style) = look;
        var part = workbook.AddNewPart<WorksheetPart>();
        var columns = widths.Select((width, at) => new Column { Min = (uint)at + 1, Max = (uint)at + 1, Width = width, CustomWidth = true, Style = style });
        part.Worksheet = new Worksheet(Frozen(), new DocumentFormat.OpenXml.Spreadsheet.Columns(columns), new SheetData(rows.Select((cells, at) => new Row(cells) { RowIndex = (uint)at + 1 })));
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

    private static SheetViews Frozen() =>
        new(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 });

    // An inline text is never worked out, whatever it begins with.
    private static Cell Text(string text, uint style) =>
        new(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };

    private static Cell Count(long number) => new(new CellValue(number.ToString(CultureInfo.InvariantCulture))) { DataType = CellValues.Number, StyleIndex = SheetStyles.Plain };
}

/// <summary>A row of texts with, last, a number or a text in its place.</summary>
internal sealed record FigureRow(IReadOnlyList<string> Cells, long? Number, uint Style = SheetStyles.Text)
{
    public string Last { get; init; } = "";
}
