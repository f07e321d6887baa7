using System.Text.RegularExpressions;
using SafeHelp.Knowledge;

namespace SafeHelp.Bot.Tests.Turns;

/// <summary>What looks like a phone number in a text, and which of it may be shown.</summary>
internal sealed partial class Numbers(KnowledgeSnapshot knowledge)
{
    private readonly HashSet<string> published = [.. knowledge.Content.Published.SelectMany(listing => listing.Phones).SelectMany(phone => new[] { Digits(phone.Dial), Digits(phone.Display) })];

    public IEnumerable<string> Unpublished(string text) => Number().Matches(text).Select(match => Digits(match.Value)).Where(number => !published.Contains(number));

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"(?<![\d.,/–-])(1(1[1-5]|56)(?![\d%./])|\+?84[ \d]{8,}\d|1[89]00[ .]?\d[\d .]*\d|0\d[\d .]{6,}\d)")]
    private static partial Regex Number();
}
