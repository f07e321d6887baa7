using YamlDotNet.Core;

namespace SafeHelp.Knowledge.Content.Editing;

/// <summary>Writes values as people write them in the content files.</summary>
internal static class YamlWriting
{
    private static readonly string[] Absent = ["null", "~"];

    /// <summary>On lines of its own where it has several.</summary>
    /// <param name="indent">Of those lines.</param>
    public static string InBlock(string words, ScalarStyle before, int indent)
    {
        var text = words.ReplaceLineEndings("\n").Trim();
        if (!text.Contains('\n', StringComparison.Ordinal) && before is not (ScalarStyle.Literal or ScalarStyle.Folded)) return OnOneLine(text, before, IsPlainInBlock);
        if (text.Length == 0) return "''";
        var margin = new string(' ', indent);
        return "|\n" + string.Join('\n', text.Split('\n').Select(line => line.Trim() is { Length: > 0 } said ? margin + said : ""));
    }

    /// <summary>Inside brackets.</summary>
    public static string InFlow(string words, ScalarStyle before)
    {
        var text = words.ReplaceLineEndings("\n").Trim();
        return text.Contains('\n', StringComparison.Ordinal) ? DoubleQuoted(text) : OnOneLine(text, before, IsPlainInFlow);
    }

    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(text => InFlow(text, ScalarStyle.Plain)))}]";

    public static string Row(IReadOnlyList<KeyValuePair<string, string>> row) =>
        $"{{ {string.Join(", ", row.Select(pair => $"{pair.Key}: {InFlow(pair.Value, ScalarStyle.Plain)}"))} }}";

    private static string OnOneLine(string text, ScalarStyle before, Func<string, bool> isPlain) => before switch
    {
        ScalarStyle.Plain or ScalarStyle.Any when isPlain(text) => text,
        ScalarStyle.DoubleQuoted => DoubleQuoted(text),
        _ => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
    };

    private static string DoubleQuoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}\"";

    // What begins with a letter is never taken for a sign of YAML.
    private static bool IsPlainInBlock(string text) => text.Length > 0 && char.IsLetter(text[0]) && !text.Contains('\t', StringComparison.Ordinal) && !Absent.Contains(text) && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal) && text[^1] is not ':';

    private static bool IsPlainInFlow(string text) => IsPlainInBlock(text) && text.IndexOfAny([',', '[', ']', '{', '}', ':']) < 0;
}
