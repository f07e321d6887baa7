using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace SafeHelp.Knowledge.Tables.Workbooks;

/// <summary>Which of a workbook's cell styles show a number as a date.</summary>
internal sealed partial class DateStyles
{
    private readonly List<bool> byStyle = [];
    private readonly HashSet<int> ownFormats = [];

    public bool IsDate(string? style) =>
        int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < byStyle.Count && byStyle[at];

    public static DateStyles Read(WorkbookParts parts)
    {
        var styles = new DateStyles();
        using var reader = parts.Read("xl/styles.xml");
        var isInCells = false;
        while (reader?.Read() is true)
        {
            if (reader.LocalName == "cellXfs") isInCells = reader.NodeType is XmlNodeType.Element;
            if (reader.NodeType is not XmlNodeType.Element) continue;
            if (reader.LocalName == "numFmt" && ShowsDate(reader.GetAttribute("formatCode") ?? "")) styles.ownFormats.Add(Id(reader));
            if (reader.LocalName == "xf" && isInCells) styles.byStyle.Add(styles.IsDateFormat(Id(reader)));
        }

        return styles;
    }

    // The standard's own formats for days and times.
    private bool IsDateFormat(int id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) || ownFormats.Contains(id);

    private static int Id(XmlReader reader) => int.TryParse(reader.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1;

    private static bool ShowsDate(string format) => Quoted().Replace(format, "").AsSpan().IndexOfAny("dyDY") >= 0;

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Quoted();
}
