namespace SafeHelp.Knowledge.Listings.Duplicates;

/// <summary>A number without what people write differently: "+84 24…" and "024…" are one.</summary>
public static class PhoneKey
{
    private const string CountryCode = "84";
    private const int LongestInland = 9;

    public static string Of(string dial)
    {
        var digits = string.Concat(dial.Where(char.IsAsciiDigit));
        if (digits.StartsWith(CountryCode, StringComparison.Ordinal) && digits.Length > LongestInland) digits = digits[CountryCode.Length..];
        return digits.TrimStart('0');
    }
}
