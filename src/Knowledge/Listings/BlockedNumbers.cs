using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings.Duplicates;

namespace SafeHelp.Knowledge.Listings;

/// <summary>Numbers that must never be shown as help: superseded, look-alike, of a wrong owner, or in conflict.</summary>
public sealed class BlockedNumbers
{
    private readonly Dictionary<string, string> whyByDial;

    private BlockedNumbers(Dictionary<string, string> whyByDial) => this.whyByDial = whyByDial;

    /// <summary>Why the number is blocked and which to give instead; null if it is not.</summary>
    public string? WhyBlocked(string dial) => whyByDial.GetValueOrDefault(PhoneKey.Of(dial));

    /// <summary>True when a text carries a blocked number, however it is spaced or dotted.</summary>
    public bool AreIn(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return whyByDial.Keys.Any(bare => digits.Contains(bare, StringComparison.Ordinal));
    }

    internal static BlockedNumbers Read(YamlSource source)
    {
        var why = new Dictionary<string, string>();
        foreach (var record in source.Records())
        {
            record.OnlyKeys("dial", "show", "kind", "why", "instead", "source", "source_date");
            why[PhoneKey.Of(record.Required("dial"))] = $"{record.Required("why")} Dùng thay: {record.Required("instead")}.";
        }

        return new BlockedNumbers(why);
    }
}
