using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SafeHelp.Server.Tests.Staff.Reports;

/// <summary>A sheet of a workbook, read back as it would open on a desk.</summary>
internal static class ReadSheet
{
    public static IReadOnlyList<IReadOnlyList<string>> Of(byte[] file, string name)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var sheet = document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single(one => one.Name == name);
        var part = (WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!);
        var cells = part.Worksheet.Descendants<Cell>().ToList();
        cells.ShouldAllBe(cell => cell.CellFormula == null, "nothing in a report is worked out when it is opened");
        cells.ShouldAllBe(cell => cell.DataType == null || cell.DataType != CellValues.Number || long.Parse(cell.InnerText, CultureInfo.InvariantCulture) >= 0);
        return [.. part.Worksheet.Descendants<Row>().Select(row => (IReadOnlyList<string>)[.. row.Elements<Cell>().Select(cell => cell.InnerText)])];
    }
}
