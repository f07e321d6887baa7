using SafeHelp.Bot.Records;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Search;

namespace SafeHelp.Channels.Pages;

/// <summary>A page for each province and commune in force, and for each listing: small, without scripts of their own, to be found by old names too.</summary>
internal sealed class UnitPages(KnowledgeSnapshot knowledge, PagesOptions options, HardshipBoard board)
{
    private const int MostOnAPage = 20;

    private readonly Frame frame = new(knowledge);
    private readonly NearbyCards nearby = new(knowledge);
    private readonly LinkedData linked = new(knowledge, options);
    private readonly HardshipBlock hardship = new(knowledge, board);

    private PageTexts Words => knowledge.Content.Pages;

    public string Directory() =>
        frame.Page(Words["directory_title"], Main(Words["directory_title"], $"<p>{Frame.Text(Words["directory_lead"])}</p>{Units(knowledge.Gazetteer.Provinces)}{Links(null)}"));

    public string? Province(string code, DateTimeOffset now)
    {
        if (knowledge.Gazetteer.Province(code) is not { } province) return null;
        var communes = knowledge.Gazetteer.Communes.Where(commune => commune.Province.Code == code).Select(commune => commune.Unit);
        var found = Found(SearchArea.Of(knowledge.Gazetteer, code, []), now);
        return Page(province, province.Name, (found, now), $"<h2>{Frame.Text(Words["place_communes"])}</h2>{Units(communes)}");
    }

    public string? Commune(string code, DateTimeOffset now)
    {
        if (knowledge.Gazetteer.Commune(code) is not { } commune) return null;
        var found = Found(SearchArea.Of(knowledge.Gazetteer, commune.Province.Code, [code]), now);
        var old = knowledge.Gazetteer.OldNamesOf(code);
        var names = old.Count == 0 ? "" : $"<p class=\"old\">{Frame.Text(Words.Fill("place_old_names", ("names", string.Join(", ", old))))}</p>";
        var lawful = $"<p>{Frame.Text(Words["place_lawful"])}</p><ul>{string.Concat(knowledge.Content.LawfulPlaces.In(commune.Unit).Select(line => $"<li>{Frame.Text(line)}</li>"))}</ul>";
        return Page(commune.Unit, knowledge.Gazetteer.Label(code), (found, now), $"{lawful}{hardship.Write(commune, now)}<p class=\"links\">{Frame.Link(UnitAddress.Of(commune.Province), commune.Province.Name)}</p>", names);
    }

    public string? Listing(string id, DateTimeOffset now)
    {
        if (knowledge.Listing(id) is not { } listing) return null;
        var title = Words.Fill("listing_title", ("name", listing.Name));
        // A name may say what a visit is about; what stands in the browser's history must not.
        var isTelling = knowledge.Content.Web.NeverInTitles.Any(word => title.Contains(word, StringComparison.OrdinalIgnoreCase));
        var card = nearby.WriteAll(listing, now);
        return frame.Page(
            isTelling ? Words["directory_title"] : title,
            Main(listing.Name, $"{Frame.Cards([(card, UnitAddress.OfListing(id))])}{Links("/ap-phich/" + Uri.EscapeDataString(id))}"),
            linked.Block([listing]));
    }

    private string Page(Unit unit, string label, (TopDocs Docs, DateTimeOffset Now) found, string after, string before = "")
    {
        var title = Words.Fill("place_title", ("place", label));
        var (here, wider) = (found.Docs.Hits.Where(NearbyCards.IsLocal).ToList(), found.Docs.Hits.Where(hit => !NearbyCards.IsLocal(hit)).Concat(found.Docs.AtHand).ToList());
        var local = here.Count == 0 ? $"<p>{Frame.Text(Words["place_none"])}</p>" : Section("place_here", here, found.Now);
        var national = wider.Count == 0 ? "" : Section("place_wider", wider, found.Now);
        return frame.Page(title, Main(title, before + local + national + after + Links("/ap-phich/" + unit.Code)), Canonical(unit) + linked.Block(here.Concat(wider).Select(hit => hit.Listing)));
    }

    private TopDocs Found(SearchArea area, DateTimeOffset now) => nearby.Search(new ListingQuery { Area = area, Now = now, Top = MostOnAPage });

    private string Section(string heading, IEnumerable<ListingHit> hits, DateTimeOffset now) =>
        $"<h2>{Frame.Text(Words[heading])}</h2>{Frame.Cards(hits.Select(hit => nearby.Write(hit, now)))}";

    private string Canonical(Unit unit) => $"<link rel=\"canonical\" href=\"{Frame.Text(options.Address(UnitAddress.Of(unit)))}\">\n";

    private string Main(string heading, string body) => $"<main><h1>{Frame.Text(heading)}</h1>{body}{frame.LeaveNote()}</main>";

    private static string Units(IEnumerable<Unit> units) => $"<ul class=\"units\">{string.Concat(units.Select(unit => $"<li>{Frame.Link(UnitAddress.Of(unit), unit.Name)}</li>"))}</ul>";

    private string Links(string? poster) =>
        $"<p class=\"links\">{Frame.Link("/ban-do", Words["place_map"])}{Frame.Link("/", Words["place_chat"])}{(poster is null ? "" : Frame.Link(poster, Words["place_poster"]))}</p>";
}
