using System.Globalization;
using System.Xml;

namespace SafeHelp.Knowledge.Tables.Workbooks;

/// <summary>Reads one sheet of a workbook from beginning to end.</summary>
internal sealed class SheetReader(WorkbookParts parts, CellValues values, int mostCells)
{
    private const int LastColumnOfAll = 16_384;

    private readonly List<SheetRow> rows = [];
    private readonly List<CellRange> merged = [];
    private readonly List<int> hiddenColumns = [];
    private int cells;
    private int rowNumber;

    public Sheet Read(string name, string path)
    {
        using var reader = parts.Read(path) ?? throw new UnfitTableException(ImportCode.FileIsDamaged);
        while (reader.Read())
        {
            if (reader.NodeType is not XmlNodeType.Element) continue;
            if (reader.LocalName == "row") ReadRow(reader);
            else if (reader.LocalName == "col" && reader.GetAttribute("hidden") is "1" or "true") HideColumns(reader);
            else if (reader.LocalName == "mergeCell" && Columns.Range(reader.GetAttribute("ref") ?? "") is { } range) merged.Add(range);
        }

        return new Sheet(name, false, rows, merged, hiddenColumns);
    }

    private void ReadRow(XmlReader reader)
    {
        rowNumber = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : rowNumber + 1;
        var isHidden = reader.GetAttribute("hidden") is "1" or "true";
        var found = new Dictionary<int, SheetCell>();
        if (!reader.IsEmptyElement) ReadCells(reader, found);
        if (found.Count == 0) return;
        rows.Add(new SheetRow(rowNumber, isHidden, found));
        cells += found.Count;
        if (rows.Count > TableLimits.Rows || cells > mostCells) throw new UnfitTableException(ImportCode.TooManyRows);
    }

    private void ReadCells(XmlReader reader, Dictionary<int, SheetCell> found)
    {
        var depth = reader.Depth;
        var column = -1;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is not XmlNodeType.Element || reader.LocalName != "c") continue;
            column = Columns.Address(reader.GetAttribute("r")) is { } address ? address.Column : column + 1;
            if (ReadCell(reader) is { } cell && column < TableLimits.ColumnsRead) found[column] = cell;
        }
    }

    private SheetCell? ReadCell(XmlReader reader)
    {
        var marks = (reader.GetAttribute("t"), reader.GetAttribute("s"));
        if (reader.IsEmptyElement) return null;
        var (raw, isFormula, depth) = ((string?)null, false, reader.Depth);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is not XmlNodeType.Element) continue;
            if (reader.LocalName is "v" or "is") raw = SharedTexts.One(reader);
            else if (reader.LocalName == "f") isFormula = true;
        }

        return values.Of(marks, raw, isFormula);
    }

    private void HideColumns(XmlReader reader)
    {
        if (!int.TryParse(reader.GetAttribute("min"), out var first) || !int.TryParse(reader.GetAttribute("max"), out var last)) return;
        // To the last column of all: that only hides what is right of the table.
        if (last >= LastColumnOfAll || first < 1) return;
        for (var column = first; column <= Math.Min(last, TableLimits.ColumnsRead); column++) hiddenColumns.Add(column - 1);
    }
}
