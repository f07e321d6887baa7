using System.Globalization;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Channels.WebChat.Page;

/// <summary>The parts of the pages that are as many as content says: numbers, places, advice.</summary>
internal sealed class PageParts(KnowledgeSnapshot knowledge)
{
    /// <summary>The numbers that are always on screen. One whose listing is not published any more is left out.</summary>
    public string Emergency() =>
        string.Join("\n  ", knowledge.Content.Web.Emergency.Select(number => Number(knowledge.Listing(number.ListingId), number.Label)));

    public string Help() => List(knowledge.Content.Web.Help.Select(knowledge.Listing).OfType<Listing>().Select(Place));

    public string Lawful() => string.Concat(knowledge.Content.LawfulPlaces.In(null).Select(line => $"<li>{PageTemplate.Encode(line)}</li>"));

    public string Guide() =>
        string.Concat(knowledge.Content.Web.Guide.Select(section =>
            $"<h2>{PageTemplate.Encode(section.Heading)}</h2>{List(section.Lines.Select(PageTemplate.Encode))}"));

    private string Number(Listing? listing, string label) =>
        listing is { Phones: [var phone, ..] }
            ? $"<a href=\"tel:{PageTemplate.Encode(phone.Dial)}\"{Rank(listing.Id)}><b>{PageTemplate.Encode(phone.Display)}</b><span>{PageTemplate.Encode(label)}</span></a>"
            : "";

    private string Rank(string listingId)
    {
        var rank = knowledge.Content.Web.EmergencyForAChild.ToList().IndexOf(listingId) + 1;
        return rank == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" data-child=\"{rank}\"");
    }

    private static string Place(Listing listing)
    {
        var calls = listing.Phones.Select(phone => $"<a href=\"tel:{PageTemplate.Encode(phone.Dial)}\">{PageTemplate.Encode(phone.Display)}</a>");
        var address = listing.Place?.Address is { } street ? $"<br>{PageTemplate.Encode(street)}" : "";
        return $"{PageTemplate.Encode(listing.Name)}: {string.Join(", ", calls)}{address}";
    }

    private static string List(IEnumerable<string> lines) => $"<ul>{string.Concat(lines.Select(line => $"<li>{line}</li>"))}</ul>";
}
