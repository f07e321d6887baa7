using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SafeHelp.Support.Tables;

/// <summary>Real workbooks, as office programs write them.</summary>
public static class MadeWorkbook
{
    /// <summary>Text as text, a double as a number, a date as a number that is shown as a date, "=…" as a formula with the value after a bar.</summary>
    public static byte[] Of(string sheet, IEnumerable<object?[]> rows, Action<SpreadsheetDocument>? adapt = null)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook(new Sheets());
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()), new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }));
            Add(document, sheet, rows);
            adapt?.Invoke(document);
        }

        return file.ToArray();
    }

    public static Sheet Add(SpreadsheetDocument document, string name, IEnumerable<object?[]> rows)
    {
        var book = document.WorkbookPart!;
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = new Worksheet(new SheetData(rows.Select((row, at) => new Row(row.Select((value, column) => Cell(value, column, at + 1)).OfType<Cell>()) { RowIndex = (uint)at + 1 })));
        var sheets = book.Workbook.Sheets!;
        var sheet = new Sheet { Name = name, SheetId = (uint)sheets.ChildElements.Count + 1, Id = book.GetIdOfPart(part) };
        sheets.Append(sheet);
        return sheet;
    }

    public static Worksheet First(SpreadsheetDocument document) => document.WorkbookPart!.WorksheetParts.First().Worksheet;

    private static Cell? Cell(object? value, int column, int row)
    {
        var at = $"{(char)('A' + column)}{row}";
        return value switch
        {
            null => null,
            string text when text.StartsWith('=') => Formula(text[1..].Split('|'), at),
            string text => new Cell(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text))) { DataType = CellValues.InlineString, CellReference = at },
            double number => new Cell(new CellValue(number.ToString("R", CultureInfo.InvariantCulture))) { CellReference = at },
            DateOnly day => new Cell(new CellValue(day.ToDateTime(default).ToOADate().ToString("R", CultureInfo.InvariantCulture))) { CellReference = at, StyleIndex = 1 },
            _ => throw new ArgumentException($"{value}"),
        };
    }

    private static Cell Formula(string[] parts, string at)
    {
        var cell = new Cell(new CellFormula(parts[0])) { CellReference = at };
        if (parts.Length < 2) return cell;
        cell.Append(new CellValue(parts[1]));
        cell.DataType = CellValues.String;
        return cell;
    }
}
