using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SafeHelp.Knowledge.Content.Editing;

/// <summary>
/// Changes of a file's text. Each result is read again and compared: if anything but what was meant had changed, there is no result, and the file has
/// to be edited as a whole.
/// </summary>
public static class YamlEdit
{
    /// <summary>The text with the value in that place; a key that is not there yet is added at the end of its record.</summary>
    public static string? With(YamlText file, string path, ContentValue value)
    {
        var edited = file.Find(path) is { } node ? Replaced(file, path, node, value) : Added(file, path, value);
        return edited is not null && YamlText.Read(edited) is { } after && YamlSameness.Holds(file, after, path, value) ? edited : null;
    }

    /// <summary>The text with one record more at the end of the list there.</summary>
    public static string? WithItem(YamlText file, string path, IReadOnlyList<KeyValuePair<string, string>> record)
    {
        if (file.Find(path) is not YamlSequenceNode { Children.Count: > 0 } list || YamlSpan.IsFlow(list)) return null;
        var margin = YamlSpan.Column(file.Text, YamlSpan.Start(list));
        var lines = record.Select((pair, i) => $"{new string(' ', margin)}{(i == 0 ? "- " : "  ")}{pair.Key}: {YamlWriting.InBlock(pair.Value, ScalarStyle.SingleQuoted, margin + 4)}");
        var at = EndOfLine(file.Text, YamlSpan.End(file.Text, list));
        var edited = file.Text.Insert(at, "\n" + string.Join('\n', lines));
        return YamlText.Read(edited) is { } after && YamlSameness.Grew(file, after, path, record) ? edited : null;
    }

    /// <summary>The text without that item of a list, unless it is the last one.</summary>
    public static string? Without(YamlText file, string path)
    {
        var listPath = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "";
        if (file.Find(listPath) is not YamlSequenceNode { Children.Count: > 1 } list || YamlSpan.IsFlow(list) || file.Find(path) is not { } item) return null;
        var from = YamlSpan.LineStart(file.Text, YamlSpan.Start(item));
        var edited = file.Text.Remove(from, YamlSpan.NextLine(file.Text, YamlSpan.End(file.Text, item)) - from);
        return YamlText.Read(edited) is { } after && YamlSameness.Shrank(file, after, path) ? edited : null;
    }

    private static string Replaced(YamlText file, string path, YamlNode node, ContentValue value)
    {
        var (start, end) = (YamlSpan.Start(node), YamlSpan.End(file.Text, node));
        var isFlow = IsInFlow(file, path);
        var written = (value, node) switch
        {
            (ContentValue.Words words, _) => isFlow ? YamlWriting.InFlow(words.Text, StyleOf(node)) : YamlWriting.InBlock(words.Text, StyleOf(node), Margin(file, path) + 2),
            (ContentValue.Lines { Texts.Count: > 0 } lines, YamlSequenceNode list) when !YamlSpan.IsFlow(list) => Items(file, start, lines.Texts.Select(text => YamlWriting.InBlock(text, ItemStyle(list), 0))),
            (ContentValue.Lines lines, _) => YamlWriting.List(lines.Texts),
            (ContentValue.Rows { Records.Count: > 0 } rows, YamlSequenceNode list) when !YamlSpan.IsFlow(list) => Items(file, start, rows.Records.Select(YamlWriting.Row)),
            (ContentValue.Rows rows, _) => $"[{string.Join(", ", rows.Records.Select(YamlWriting.Row))}]",
            _ => "",
        };
        return file.Text[..start] + (start == end ? " " : "") + written + file.Text[end..];
    }

    private static string? Added(YamlText file, string path, ContentValue value)
    {
        var (parent, key) = path.LastIndexOf('/') is > 0 and var cut ? (path[..cut], path[(cut + 1)..]) : ("", path);
        if (file.Find(parent) is not YamlMappingNode map) return null;
        if (IsInFlow(file, path)) return file.Text.Insert(EndOfLastValue(file, map), $", {key}: {OfFlow(value)}");
        var margin = YamlSpan.Column(file.Text, YamlSpan.Start(map));
        var at = EndOfLine(file.Text, YamlSpan.End(file.Text, map));
        return file.Text.Insert(at, $"\n{new string(' ', margin)}{key}:{OfBlock(value, margin)}");
    }

    private static string OfFlow(ContentValue value) => value switch
    {
        ContentValue.Words words => YamlWriting.InFlow(words.Text, ScalarStyle.Any),
        ContentValue.Lines lines => YamlWriting.List(lines.Texts),
        ContentValue.Rows rows => $"[{string.Join(", ", rows.Records.Select(YamlWriting.Row))}]",
        _ => "",
    };

    private static string OfBlock(ContentValue value, int margin) => value switch
    {
        ContentValue.Words words => $" {YamlWriting.InBlock(words.Text, ScalarStyle.Any, margin + 2)}",
        ContentValue.Rows rows => string.Concat(rows.Records.Select(row => $"\n{new string(' ', margin + 2)}- {YamlWriting.Row(row)}")),
        _ => $" {OfFlow(value)}",
    };

    private static string Items(YamlText file, int start, IEnumerable<string> written) =>
        string.Join($"\n{new string(' ', YamlSpan.Column(file.Text, start))}", written.Select(item => $"- {item}"));

    private static bool IsInFlow(YamlText file, string path)
    {
        for (var at = path.LastIndexOf('/'); at > 0; at = path.LastIndexOf('/', at - 1))
        {
            if (file.Find(path[..at]) is { } around && YamlSpan.IsFlow(around)) return true;
        }

        return false;
    }

    private static int Margin(YamlText file, string path) =>
        file.Find(path.LastIndexOf('/') is > 0 and var cut ? path[..cut] : "") is { } parent ? YamlSpan.Column(file.Text, YamlSpan.Start(parent)) : 0;

    private static ScalarStyle StyleOf(YamlNode node) => (node as YamlScalarNode)?.Style ?? ScalarStyle.Any;

    private static ScalarStyle ItemStyle(YamlSequenceNode list) => list.Children.OfType<YamlScalarNode>().FirstOrDefault()?.Style ?? ScalarStyle.Any;

    private static int EndOfLastValue(YamlText file, YamlMappingNode map) => YamlSpan.End(file.Text, map.Children[^1].Value);

    // A comment behind the value stays with it.
    private static int EndOfLine(string text, int at) => text.IndexOf('\n', at) is >= 0 and var line ? line : text.Length;
}
