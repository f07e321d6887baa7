using System.Text.RegularExpressions;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Replies;

/// <summary>Finds street addresses in a text, a house number before a street's name or a numbered lane, and tells which of them no listing publishes.</summary>
internal sealed class AddressSpotter
{
    private readonly Regex pattern;
    private readonly List<string> published;

    public AddressSpotter(KnowledgeSnapshot knowledge)
    {
        published = [.. knowledge.Published.Select(listing => listing.Place?.Address).OfType<string>().Select(Key)];
        var content = knowledge.Content;
        var house = Words(content.Desk.HouseWords);
        var street = Words(content.Desk.StreetWords);
        const string Number = @"\d+[A-Za-z]?(?:[/-]\d+[A-Za-z]?)*";
        const string Name = @"\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*| \d+)*";
        // "số 20 Thuỵ Khuê", "12/3 đường Lê Lợi", "ngõ 5 Nguyễn Trãi", "đường Lê Lợi"
        pattern = new Regex(
            $@"(?<!\p{{L}})(?:(?i:{house})[: ]+{Number},? (?:(?i:{street}) )?{Name}|{Number},? (?i:{street}) {Name}|(?i:{street}) {Number}(?:,? (?:(?i:{street}) )?{Name})?)",
            RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(PatternLimit.Milliseconds));
    }

    public IEnumerable<string> Unpublished(string text) =>
        pattern.Matches(text).Select(match => match.Value).Where(found => !published.Exists(address => address.Contains(Core(found), StringComparison.Ordinal)));

    // From the number on: the words before it are not part of a printed address.
    private static string Core(string found)
    {
        var at = found.IndexOfAny([.. "0123456789"]);
        return Key(found[Math.Max(at, 0)..]);
    }

    private static string Key(string address) => $" {string.Join(' ', Knowledge.Text.Words.In(Folding.Fold(address)))} ";

    private static string Words(IEnumerable<string> words) => string.Join('|', words.OrderByDescending(word => word.Length).Select(Regex.Escape).DefaultIfEmpty("(?!)"));
}
