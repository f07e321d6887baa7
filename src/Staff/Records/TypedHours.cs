using System.Globalization;
using System.Text.RegularExpressions;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Staff.Records;

/// <summary>Weekly hours in the form: always, by the three kinds of days with a morning and an afternoon, or in one's own words.</summary>
internal static partial class TypedHours
{
    public const string Always = "always";
    public const string Weekly = "weekly";
    public const string Own = "own";

    /// <summary>The kinds of days, as hours are written.</summary>
    public static readonly string[] Days = ["T2-T6", "T7", "CN"];

    /// <summary>Names of the four fields of a row.</summary>
    public static readonly string[] Times = ["MorningFrom", "MorningTo", "AfternoonFrom", "AfternoonTo"];

    /// <summary>The hours as they are kept; "" where nothing is typed, and as typed where they cannot be read.</summary>
    public static string Read(TypedForm form) =>
        form["Hours"] switch
        {
            Always => "24/7",
            Own => form["HoursOwn"],
            _ => string.Join("; ", Days.Select((days, row) => Rule(form, days, row)).OfType<string>()),
        };

    public static void Write(TypedForm form, string hours)
    {
        var rules = Rules(hours);
        form.With("Hours", hours == "24/7" ? Always : rules is null ? Own : Weekly).With("HoursOwn", hours != "24/7" && rules is null ? hours : "");
        if (rules is null) return;
        foreach (var (at, name) in Times.Index()) form.With(name, Days.Select(days => rules.GetValueOrDefault(days)?.ElementAtOrDefault(at) ?? ""));
    }

    private static string? Rule(TypedForm form, string days, int row)
    {
        var times = Times.Select(name => Time(form.At(name, row))).ToList();
        string[] spans = [Span(times[0], times[1]), Span(times[2], times[3])];
        // Open all through the day: the end of the afternoon alone closes what the morning begins.
        if (times[0].Length > 0 && times[1].Length == 0 && times[2].Length == 0) spans = [Span(times[0], times[3]), ""];
        return spans.Any(span => span.Length > 0) ? $"{days} {string.Join(", ", spans.Where(span => span.Length > 0))}" : null;
    }

    private static string Span(string from, string to) => from.Length + to.Length == 0 ? "" : $"{from}-{to}";

    // "8h", "8:00" and "08:00" are the same to who types them.
    private static string Time(string text) =>
        Clock().Match(text) is { Success: true } match
            ? string.Create(CultureInfo.InvariantCulture, $"{int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture):00}:{(match.Groups[2].Length == 0 ? "00" : match.Groups[2].Value)}")
            : text;

    // Null for hours that do not fit the three rows.
    private static Dictionary<string, List<string>>? Rules(string hours)
    {
        var rules = new Dictionary<string, List<string>>();
        if (hours == "24/7" || (hours.Length > 0 && OpeningHours.Parse(hours) is null)) return hours == "24/7" ? rules : null;
        foreach (var rule in hours.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var space = rule.IndexOf(' ');
            var spans = rule[space..].Split(',', StringSplitOptions.TrimEntries);
            if (!Days.Contains(rule[..space]) || spans.Length > 2 || !rules.TryAdd(rule[..space], [.. spans.SelectMany(span => span.Split('-'))])) return null;
        }

        return rules;
    }

    [GeneratedRegex(@"^(\d{1,2})(?:[:hg.](\d{2})?)?(?::\d{2})?$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Clock();
}
