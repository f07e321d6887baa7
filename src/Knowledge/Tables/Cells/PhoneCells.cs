using System.Text.RegularExpressions;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Knowledge.Tables.Cells;

/// <summary>Reads numbers as officers and spreadsheet programs leave them.</summary>
internal sealed partial class PhoneCells(ImportTexts texts, BlockedNumbers blocked)
{
    private const int ShortestDial = 3;
    private const int LongestDial = 15;

    private readonly HashSet<string> free = [.. texts.Words("free").Select(HeaderWords.Plain)];

    public IReadOnlyList<RecordPhone> Read(RowCells row, string hours)
    {
        var cost = row[ImportColumn.Cost];
        return [.. Dials(row).Select(phone => new RecordPhone(phone.Display, phone.Dial, free.Contains(HeaderWords.Plain(cost)), cost, hours))];
    }

    private IEnumerable<(string Display, string Dial)> Dials(RowCells row)
    {
        foreach (var typed in row.Parts(ImportColumn.Phones).SelectMany(part => Between().Split(part)).Where(part => part.Length > 0))
        {
            if (Rounded().IsMatch(typed)) row.Say(ImportColumn.Phones, ImportCode.RoundedPhone, typed);
            else if (Dial(row, typed) is { } phone) yield return phone;
        }
    }

    private (string Display, string Dial)? Dial(RowCells row, string typed)
    {
        var dial = string.Concat(typed.Where(letter => letter is not (' ' or '.' or '-' or '(' or ')' or '\u00A0' or '\'')));
        var digits = dial.StartsWith('+') ? dial[1..] : dial;
        if (digits.Length is < ShortestDial or > LongestDial || !digits.All(char.IsAsciiDigit))
        {
            row.Say(ImportColumn.Phones, ImportCode.WrongPhone, typed);
            return null;
        }

        if (LostZero().IsMatch(dial))
        {
            dial = "0" + dial;
            row.Say(ImportColumn.Phones, ImportCode.ZeroRestored, Grouped(dial));
        }

        if (blocked.WhyBlocked(dial) is { } why) row.Say(ImportColumn.Phones, ImportCode.BlockedNumber, typed, why);
        return (typed.All(char.IsAsciiDigit) ? Grouped(dial) : typed, dial);
    }

    private static string Grouped(string dial) => dial.Length is 10 or 11 ? $"{dial[..^6]} {dial[^6..^3]} {dial[^3..]}" : dial;

    // A mobile number without its 0 has nine digits, a landline with its area ten.
    [GeneratedRegex("^([35789][0-9]{8}|2[0-9]{9})$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex LostZero();

    [GeneratedRegex(@"^\d([.,]\d+)?E\+?\d+$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Rounded();

    [GeneratedRegex(@"\s*[,/]\s*|\s+-\s+", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Between();
}
