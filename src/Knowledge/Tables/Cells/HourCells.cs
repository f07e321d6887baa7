using System.Globalization;
using System.Text.RegularExpressions;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Tables.Cells;

/// <summary>Reads hours and exceptional days as officers write them ("thứ 2 - thứ 6: 7h30-11h30").</summary>
internal sealed partial class HourCells(ImportTexts texts)
{
    private const string WholeWeek = "T2-CN ";

    private readonly HashSet<string> always = [.. texts.Words("always").Select(HeaderWords.Plain)];
    private readonly List<(string Word, string Day)> days = [.. texts.Days.OrderByDescending(day => day.Key.Length).Select(day => (day.Key, day.Value))];
    private readonly List<string> closed = [.. texts.Words("closed").Select(word => Folding.Fold(word)).OrderByDescending(word => word.Length)];

    /// <summary>Hours as <see cref="OpeningHours"/> reads them; "" and said where they cannot be read.</summary>
    public string Read(RowCells row, ImportColumn column)
    {
        var text = row[column];
        if (text.Length == 0) return "";
        if (Hours(text) is { } hours) return hours;
        row.Say(column, ImportCode.WrongHours, text);
        return "";
    }

    public IReadOnlyList<OtherHours> Exceptions(RowCells row) =>
        [.. row.Parts(ImportColumn.Exceptions).Select(part => Exception(row, part)).OfType<OtherHours>()];

    private string? Hours(string text)
    {
        if (always.Contains(HeaderWords.Plain(text))) return "24/7";
        if (OpeningHours.Parse(text) is not null) return text;
        var plain = Folding.Fold(text).Replace('–', '-').Replace('—', '-');
        foreach (var (word, day) in days) plain = plain.Replace(word, day, StringComparison.Ordinal);
        plain = Day().Replace(plain, match => match.Value.ToUpperInvariant());
        plain = Clock().Replace(plain, match => $"{match.Groups[1].Value.PadLeft(2, '0')}:{(match.Groups[2].Length > 0 ? match.Groups[2].Value : "00")}");
        plain = AfterDays().Replace(To().Replace(plain, "-"), "$1 ");
        plain = And().Replace(plain, ", ").Trim();
        return OpeningHours.Parse(plain) is null ? null : plain;
    }

    private OtherHours? Exception(RowCells row, string part)
    {
        var match = Days().Match(part);
        if (!match.Success)
        {
            row.Say(ImportColumn.Exceptions, ImportCode.WrongException, part);
            return null;
        }

        var (first, last) = (match.Groups[1].Value, match.Groups[2].Length > 0 ? match.Groups[2].Value : match.Groups[1].Value);
        if (Date(row, first) is not { } from || Date(row, last) is not { } to) return null;
        if (Rest(match.Groups[3].Value.Trim()) is { } rest && to >= from) return new OtherHours(from, to, rest.Hours, rest.Reason);
        row.Say(ImportColumn.Exceptions, ImportCode.WrongException, part);
        return null;
    }

    private static DateOnly? Date(RowCells row, string text)
    {
        if (DateOnly.TryParseExact(text.Replace('-', '/').Replace('.', '/'), "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        row.Say(ImportColumn.Exceptions, ImportCode.WrongDate, text);
        return null;
    }

    private (string? Hours, string Reason)? Rest(string text)
    {
        if (text.Length == 0) return (null, "");
        if (closed.FirstOrDefault(word => Folding.Fold(text).StartsWith(word, StringComparison.Ordinal)) is { } word) return (null, text[Math.Min(text.Length, word.Length)..].TrimStart(':', ' ', ','));
        var reason = text.LastIndexOf(": ", StringComparison.Ordinal);
        var hours = reason > 0 ? text[..reason] : text;
        return (Hours(hours) ?? Hours(WholeWeek + hours)) is { } read ? (read, reason > 0 ? text[(reason + 2)..] : "") : null;
    }

    [GeneratedRegex(@"\b(t[2-7]|cn)\b", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Day();

    [GeneratedRegex(@"(?<![t\d])(\d{1,2})\s*(?:h|g|gio|:)\s*(\d{2})?(?!\d)", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\s*(?:-|\bden\b)\s*", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex To();

    [GeneratedRegex(@"((?:T[2-7]|CN)(?:-(?:T[2-7]|CN))?)\s*:?\s*", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex AfterDays();

    [GeneratedRegex(@"\s*(?:,|\bva\b)\s*", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex And();

    [GeneratedRegex(@"^\s*(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(?:\s*[-–]\s*(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}))?(.*)$", RegexOptions.Singleline, PatternLimit.Milliseconds)]
    private static partial Regex Days();
}
