using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SafeHelp.Knowledge.Content.Editing;

/// <summary>
/// The text of a content file whose values can be read and replaced in place: what is not meant stays as it was, comments and layout with it.
/// A path names a value by keys and positions, "answers/2/text"; "" is the whole file.
/// </summary>
public sealed class YamlText
{
    private readonly YamlNode root;

    private YamlText(string text, YamlNode root) => (Text, this.root) = (text, root);

    public string Text { get; }

    /// <returns>Null for a text that cannot be read as YAML, or that is empty.</returns>
    public static YamlText? Read(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0 ? null : new YamlText(text, stream.Documents[0].RootNode);
        }
        catch (YamlException)
        {
            return null;
        }
    }

    /// <summary>How many items the list there has; 0 for anything else.</summary>
    public int Count(string path) => (Find(path) as YamlSequenceNode)?.Children.Count ?? 0;

    /// <summary>Keys of the mapping there, in order.</summary>
    public IReadOnlyList<string> Keys(string path) => Find(path) is YamlMappingNode map ? [.. map.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "")] : [];

    public string Words(string path) => (Find(path) as YamlScalarNode)?.Value?.Trim() ?? "";

    public IReadOnlyList<string> Lines(string path) => Find(path) switch
    {
        YamlSequenceNode list => [.. list.Children.OfType<YamlScalarNode>().Select(item => item.Value?.Trim() ?? "")],
        YamlScalarNode { Value.Length: > 0 } scalar => [scalar.Value.Trim()],
        _ => [],
    };

    /// <summary>The value as it stands in the file, comments inside it included; "" where there is none.</summary>
    public string Source(string path) => Find(path) is { } node ? Text[YamlSpan.Start(node)..YamlSpan.End(Text, node)] : "";

    /// <summary>1-based line on which the value begins; 1 where there is none.</summary>
    public int Line(string path) => Find(path) is { } node ? (int)node.Start.Line : 1;

    internal YamlNode? Find(string path)
    {
        var node = (YamlNode?)root;
        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries)) node = Step(node, step);
        return node;
    }

    private static YamlNode? Step(YamlNode? node, string step) => node switch
    {
        YamlMappingNode map => map.Children.TryGetValue(new YamlScalarNode(step), out var child) ? child : null,
        YamlSequenceNode list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < list.Children.Count => list.Children[at],
        _ => null,
    };
}
