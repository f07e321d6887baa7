using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace SafeHelp.Knowledge.Tables;

/// <summary>Reads a text table whose values are parted by commas, semicolons or tabs, whichever makes its header readable.</summary>
internal static class TextTable
{
    private const int HeaderWithin = 30;

    // What Excel writes at the beginning for itself.
    private const string ExcelMark = "sep=";

    private static readonly string[] Delimiters = [",", ";", "\t", "|"];

    public static Sheet Read(string text, HeaderWords headers)
    {
        var delimiter = text.StartsWith(ExcelMark, StringComparison.Ordinal) && text.Length > ExcelMark.Length
            ? text[ExcelMark.Length].ToString()
            : Delimiters.MaxBy(one => Rows(text, one).Take(HeaderWithin).Max(row => (int?)headers.Count(row)) ?? 0)!;
        var rows = new List<SheetRow>();
        foreach (var row in Rows(text, delimiter))
        {
            rows.Add(row);
            if (rows.Count > TableLimits.Rows) throw new UnfitTableException(ImportCode.TooManyRows);
        }

        return new Sheet("", false, rows, [], []);
    }

    private static IEnumerable<SheetRow> Rows(string text, string delimiter)
    {
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter, BadDataFound = null, IgnoreBlankLines = false, TrimOptions = TrimOptions.Trim };
        using var csv = new CsvParser(new StringReader(text), settings);
        for (var number = 1; csv.Read(); number++)
        {
            var cells = csv.Record!.Take(TableLimits.ColumnsRead).Select((value, column) => (value, column)).Where(cell => !string.IsNullOrWhiteSpace(cell.value))
                .ToDictionary(cell => cell.column, cell => new SheetCell(cell.value.Trim(), CellKind.Text));
            if (cells.Count > 0) yield return new SheetRow(number, false, cells);
        }
    }
}
