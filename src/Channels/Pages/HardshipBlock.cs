using System.Globalization;
using SafeHelp.Bot.Records;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Search;

namespace SafeHelp.Channels.Pages;

/// <summary>How many people of a commune are in hardship, and the union's office to help through. A small number reads the same as none.</summary>
internal sealed class HardshipBlock(KnowledgeSnapshot knowledge, HardshipBoard board)
{
    private const int MostOffices = 2;

    private readonly NearbyCards nearby = new(knowledge);

    private PageTexts Words => knowledge.Content.Pages;

    public string Write(Commune commune, DateTimeOffset now)
    {
        var lines = string.Concat(new[] { Count(commune), Words.Fill("hardship_office", ("place", commune.Unit.Name)) }.Select(line => $"<p>{Frame.Text(line)}</p>"));
        var offices = Offices(commune, now).Select(hit => nearby.Write(hit, now)).ToList();
        return $"<h2>{Frame.Text(Words["hardship_heading"])}</h2>{lines}{(offices.Count == 0 ? "" : Frame.Cards(offices))}";
    }

    private string Count(Commune commune) =>
        board.Count(commune.Unit.Code) is { } count
            ? Words.Fill("hardship_count", ("place", commune.Unit.Name), ("count", Number(count)))
            : Words.Fill("hardship_few", ("place", commune.Unit.Name), ("fewest", Number(knowledge.Standards.Terms.FewestShown)));

    private IEnumerable<ListingHit> Offices(Commune commune, DateTimeOffset now)
    {
        var area = SearchArea.Of(knowledge.Gazetteer, commune.Province.Code, [commune.Unit.Code]);
        var hits = nearby.Search(new ListingQuery { Area = area, Categories = [Words["hardship_kind"]], Now = now, Top = MostOffices * 4 }).Hits;
        return hits.Where(hit => hit.Listing.Category == Words["hardship_kind"] && IsOf(hit.Listing, commune)).Take(MostOffices);
    }

    // The next commune's office cannot help here; the province's own can.
    private static bool IsOf(Listing listing, Commune commune) =>
        listing.Place?.Commune == commune.Unit.Code || listing.Area.Communes.Contains(commune.Unit.Code) || listing.Area.Provinces.Contains(commune.Province.Code);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
