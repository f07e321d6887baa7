using System.Text;
using System.Xml;

namespace SafeHelp.Knowledge.Tables.Workbooks;

/// <summary>The texts that cells name by number.</summary>
internal static class SharedTexts
{
    public static IReadOnlyList<string> Read(WorkbookParts parts)
    {
        var texts = new List<string>();
        using var reader = parts.Read("xl/sharedStrings.xml");
        if (reader is null) return texts;
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Element && reader.LocalName == "si") texts.Add(One(reader));
        }

        return texts;
    }

    /// <summary>All letters of an element, of whatever runs it is made; how they are pronounced is left out.</summary>
    public static string One(XmlReader reader)
    {
        if (reader.IsEmptyElement) return "";
        var text = new StringBuilder();
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Element && reader.LocalName == "rPh") reader.Skip();
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA) text.Append(reader.Value);
        }

        // How a line break of old Macintosh files is kept.
        return text.ToString().Replace("_x000D_", "", StringComparison.Ordinal);
    }
}
