using System.Text.RegularExpressions;
using SafeHelp.Knowledge;

namespace SafeHelp.Bot.Replies;

/// <summary>Finds what reads as a phone number: groups of digits that stand together, dates, sums of money and numbers of laws left out.</summary>
internal static partial class NumberSpotter
{
    /// <summary>Each find is its groups of digits, as they were set apart.</summary>
    public static IEnumerable<IReadOnlyList<string>> In(string text)
    {
        var rest = NotANumber().Replace(text, match => new string('|', match.Length));
        return Together().Matches(rest).Select(match => (IReadOnlyList<string>)[.. Group().Matches(match.Value).Select(group => group.Value)]);
    }

    // 21/11/2026, 21.11.2026, 13/2022/QH15, 500.000 đồng, 8:00, 2021-2030, 24/7, 8h30
    [GeneratedRegex(@"(?<!\d)(\d{1,2}[/.-]\d{1,2}[/.-](19|20)\d\d|\d{1,4}/(19|20)\d\d/[\p{L}]+[\d\p{L}-]*|\d{1,3}([., ]\d{3})+ ?(đồng|đ|vnđ|vnd|triệu|tỷ|người|vụ)(?!\p{L})|(19|20)\d\d ?[–-] ?(19|20)\d\d|\d{1,2}[:h]\d{2}|24/7)(?!\d)", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex NotANumber();

    [GeneratedRegex(@"\+?\(?\d[\d]*(?:[ \u00A0.\-()–]{1,3}\d+)*", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Together();

    [GeneratedRegex(@"\d+", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Group();
}
