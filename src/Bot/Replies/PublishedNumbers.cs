using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Bot.Replies;

/// <summary>The numbers published at this moment, in the one form in which every way of writing them meets.</summary>
internal sealed class PublishedNumbers(HashSet<string> bare)
{
    // As many groups as a number is ever written in: "1 9 0 0 9 6 9 6 8 0".
    private const int MostGroups = 14;

    public static PublishedNumbers Of(IEnumerable<Listing> published) => new([.. published.SelectMany(listing => listing.Phones).Select(phone => Bare(phone.Dial))]);

    public bool Has(string dial) => bare.Contains(Bare(dial));

    /// <summary>What is left of the groups when all published numbers in them are taken out, as far as it reads as a number at all.</summary>
    public IEnumerable<string> Unpublished(IReadOnlyList<string> groups)
    {
        var left = new List<string>();
        for (var at = 0; at < groups.Count;)
        {
            var length = LongestPublished(groups, at);
            if (length == 0)
            {
                left.Add(groups[at++]);
                continue;
            }

            if (IsNumber(left)) yield return string.Join(' ', left);
            left.Clear();
            at += length;
        }

        if (IsNumber(left)) yield return string.Join(' ', left);
    }

    private int LongestPublished(IReadOnlyList<string> groups, int at)
    {
        for (var length = Math.Min(MostGroups, groups.Count - at); length > 0; length--)
        {
            if (bare.Contains(Bare(string.Concat(groups.Skip(at).Take(length))))) return length;
        }

        return 0;
    }

    // Three digits 11x are a line of the state; seven digits and more are somebody's number, whatever they are.
    private static bool IsNumber(List<string> groups)
    {
        var digits = string.Concat(groups);
        return digits.Length >= 7 || (digits.Length >= 5 && digits[0] == '0') || groups.Exists(group => group.Length == 3 && group.StartsWith("11", StringComparison.Ordinal)) || IsServiceNumber(digits);
    }

    private static bool IsServiceNumber(string digits) =>
        digits.Length >= 6 && (digits.StartsWith("1800", StringComparison.Ordinal) || digits.StartsWith("1900", StringComparison.Ordinal));

    // "+84 24…" and "024…" are one number.
    private static string Bare(string dial)
    {
        var digits = string.Concat(dial.Where(char.IsAsciiDigit));
        if (digits.StartsWith("0084", StringComparison.Ordinal)) digits = digits[2..];
        return digits.StartsWith("84", StringComparison.Ordinal) && digits.Length > 9 ? digits[2..].TrimStart('0') : digits.TrimStart('0');
    }
}
