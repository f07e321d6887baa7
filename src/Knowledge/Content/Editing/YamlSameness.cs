using YamlDotNet.RepresentationModel;

namespace SafeHelp.Knowledge.Content.Editing;

/// <summary>Tells whether an edit did what was meant and nothing else.</summary>
internal static class YamlSameness
{
    public static bool Holds(YamlText before, YamlText after, string path, ContentValue value) =>
        Outside(before, path).SequenceEqual(Outside(after, path)) && Says(after, path, value);

    public static bool Grew(YamlText before, YamlText after, string path, IReadOnlyList<KeyValuePair<string, string>> record)
    {
        var count = before.Count(path);
        var item = $"{(path.Length == 0 ? "" : path + "/")}{count}";
        return after.Count(path) == count + 1 && Outside(before, item).SequenceEqual(Outside(after, item)) && record.All(pair => Same(after.Words($"{item}/{pair.Key}"), pair.Value));
    }

    public static bool Shrank(YamlText before, YamlText after, string path) =>
        Outside(before, path).Select(one => one.Value).SequenceEqual(Outside(after, "\n").Select(one => one.Value));

    private static bool Says(YamlText after, string path, ContentValue value) => value switch
    {
        ContentValue.Words words => Same(after.Words(path), words.Text),
        ContentValue.Lines lines => after.Lines(path).Zip(lines.Texts, Same).All(same => same) && after.Lines(path).Count == lines.Texts.Count,
        ContentValue.Rows rows => after.Count(path) == rows.Records.Count
            && rows.Records.Index().All(row => row.Item.All(pair => Same(after.Words($"{path}/{row.Index}/{pair.Key}"), pair.Value))),
        _ => false,
    };

    // Spaces at the ends of lines do not count: nobody sees them.
    private static bool Same(string one, string other) => Shown(one) == Shown(other);

    private static string Shown(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Trim().Split('\n').Select(line => line.Trim()));

    private static IEnumerable<(string Path, string Value)> Outside(YamlText file, string path) =>
        Values("", file.Find("")).Where(one => one.Path != path && !one.Path.StartsWith(path + "/", StringComparison.Ordinal));

    private static IEnumerable<(string Path, string Value)> Values(string path, YamlNode? node) => node switch
    {
        YamlScalarNode scalar => [(path, scalar.Value ?? "")],
        YamlSequenceNode list => list.Children.SelectMany((child, i) => Values(Below(path, $"{i}"), child)),
        YamlMappingNode map => map.Children.SelectMany(pair => Values(Below(path, (pair.Key as YamlScalarNode)?.Value ?? ""), pair.Value)),
        _ => [],
    };

    private static string Below(string path, string step) => path.Length == 0 ? step : $"{path}/{step}";
}
