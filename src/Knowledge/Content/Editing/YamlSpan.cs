using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace SafeHelp.Knowledge.Content.Editing;

/// <summary>Where a node stands in the text of its file, without the blank lines and comments that follow it.</summary>
internal static class YamlSpan
{
    public static int Start(YamlNode node) => (int)node.Start.Index;

    public static int End(string text, YamlNode node) => node switch
    {
        // What a block text is read to goes on to the next key.
        YamlScalarNode { Style: ScalarStyle.Literal or ScalarStyle.Folded } => text[..(int)node.End.Index].TrimEnd().Length,
        YamlSequenceNode { Style: SequenceStyle.Flow } list => Closing(text, list, list.Children.LastOrDefault()),
        YamlMappingNode { Style: MappingStyle.Flow } map => Closing(text, map, map.Children.Select(pair => pair.Value).LastOrDefault()),
        YamlSequenceNode list => End(text, list.Children[^1]),
        YamlMappingNode map => End(text, map.Children[^1].Value),
        _ => (int)node.End.Index,
    };

    /// <summary>True inside brackets, where a text may have no lines of its own.</summary>
    public static bool IsFlow(YamlNode node) => node is YamlSequenceNode { Style: SequenceStyle.Flow } or YamlMappingNode { Style: MappingStyle.Flow };

    /// <summary>How far from the edge the position stands.</summary>
    public static int Column(string text, int at) => at - LineStart(text, at);

    public static int LineStart(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    /// <summary>Just after the line end behind the position.</summary>
    public static int NextLine(string text, int at) => text.IndexOf('\n', at) is >= 0 and var line ? line + 1 : text.Length;

    private static int Closing(string text, YamlNode node, YamlNode? last)
    {
        var at = last is null ? Start(node) + 1 : End(text, last);
        return text.IndexOfAny([']', '}'], at) + 1;
    }
}
