using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using SafeHelp.Knowledge;

namespace SafeHelp.Channels.WebChat.Page;

/// <summary>A file with gaps: <c>{{name}}</c> takes text, <c>{{{name}}}</c> takes HTML that was made here.</summary>
internal static partial class PageTemplate
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Fill(string template, Func<string, string> text, IReadOnlyDictionary<string, string> html) =>
        Gap().Replace(template, gap => gap.Groups["html"].Success ? html[gap.Groups["html"].Value] : Encode(text(gap.Groups["text"].Value)));

    public static string Encode(string text) => Encoder.Encode(text);

    [GeneratedRegex(@"\{\{\{(?<html>\w+)\}\}\}|\{\{(?<text>\w+)\}\}", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Gap();
}
