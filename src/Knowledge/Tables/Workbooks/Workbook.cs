using System.Xml;

namespace SafeHelp.Knowledge.Tables.Workbooks;

/// <summary>Reads an .xlsx workbook: values, what was computed, dates, what is merged and what is hidden.</summary>
internal static class Workbook
{
    private const string Folder = "xl/";

    /// <exception cref="UnfitTableException">It is not read; the code says why.</exception>
    public static IReadOnlyList<Sheet> Read(byte[] file)
    {
        try
        {
            using var parts = WorkbookParts.Open(file);
            return ReadSheets(parts);
        }
        catch (XmlException declared) when (declared.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new UnfitTableException(ImportCode.FileHasDeclarations, declared);
        }
        catch (Exception damaged) when (damaged is XmlException or InvalidDataException or IOException or NotSupportedException)
        {
            throw new UnfitTableException(ImportCode.FileIsDamaged, damaged);
        }
    }

    private static List<Sheet> ReadSheets(WorkbookParts parts)
    {
        var targets = Targets(parts);
        var (named, startsIn1904) = Names(parts);
        if (named.Count > TableLimits.Sheets) throw new UnfitTableException(ImportCode.TooManyRows);
        var values = new CellValues(SharedTexts.Read(parts), DateStyles.Read(parts), startsIn1904);
        var sheets = new List<Sheet>();
        var cells = 0;
        foreach (var (name, isHidden, part) in named)
        {
            // What is hidden is said, not read.
            if (isHidden || !targets.TryGetValue(part, out var path)) sheets.Add(new Sheet(name, isHidden, [], [], []));
            else sheets.Add(new SheetReader(parts, values, TableLimits.Cells - cells).Read(name, path));
            cells += sheets[^1].Rows.Sum(row => row.Cells.Count);
        }

        return sheets;
    }

    private static (List<(string Name, bool IsHidden, string Part)> Sheets, bool StartsIn1904) Names(WorkbookParts parts)
    {
        var sheets = new List<(string, bool, string)>();
        var startsIn1904 = false;
        using var reader = parts.Read("xl/workbook.xml") ?? throw new UnfitTableException(ImportCode.FileIsDamaged);
        while (reader.Read())
        {
            if (reader.NodeType is not XmlNodeType.Element) continue;
            if (reader.LocalName == "workbookPr") startsIn1904 = reader.GetAttribute("date1904") is "1" or "true";
            if (reader.LocalName == "sheet") sheets.Add((reader.GetAttribute("name") ?? "", reader.GetAttribute("state") is "hidden" or "veryHidden", RelationId(reader)));
        }

        return (sheets, startsIn1904);
    }

    // The namespace of r:id differs between the two kinds of the standard.
    private static string RelationId(XmlReader reader)
    {
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader.LocalName == "id" && reader.Prefix.Length > 0) return reader.Value;
        }

        return "";
    }

    private static Dictionary<string, string> Targets(WorkbookParts parts)
    {
        var targets = new Dictionary<string, string>();
        using var reader = parts.Read("xl/_rels/workbook.xml.rels") ?? throw new UnfitTableException(ImportCode.FileIsDamaged);
        while (reader.Read())
        {
            if (reader.NodeType is not XmlNodeType.Element || reader.LocalName != "Relationship") continue;
            var target = reader.GetAttribute("Target") ?? "";
            targets[reader.GetAttribute("Id") ?? ""] = target.StartsWith('/') ? target[1..] : Folder + target;
        }

        return targets;
    }
}
