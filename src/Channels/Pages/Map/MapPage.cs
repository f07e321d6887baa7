using System.Text.Json;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Search;

namespace SafeHelp.Channels.Pages.Map;

/// <summary>The map with its list. Without scripts it is the list, and the way to the pages of provinces.</summary>
internal sealed class MapPage(KnowledgeSnapshot knowledge, PagesOptions options)
{
    private const int NationalLines = 12;

    // An island group so far from its province's seat needs its own name on the map.
    private const double FarFromSeatKm = 300;

    private readonly Frame frame = new(knowledge);
    private readonly NearbyCards nearby = new(knowledge);

    private PageTexts Words => knowledge.Content.Pages;

    public string Write(DateTimeOffset now)
    {
        const string Scripts = "<script type=\"module\" src=\"/ban-do/tep/trust.js\"></script>\n<script src=\"/ban-do/tep/leaflet.js\" defer></script>\n<script type=\"module\" src=\"/ban-do/tep/map.js\"></script>";
        return frame.Page(Words["map_title"], $"""
            <main class="map">
            {Form()}
            {Ground()}
            <section id="list" aria-label="{Say("list_label")}">
            <h2>{Say("national")}</h2>
            {Frame.Cards(National(now))}
            </section>
            <section class="below"><noscript><p>{Say("no_script")}</p></noscript><h2>{Say("provinces")}</h2><ul class="units">{string.Concat(knowledge.Gazetteer.Provinces.Select(unit => $"<li>{Frame.Link(UnitAddress.Of(unit), unit.Name)}</li>"))}</ul></section>
            {frame.LeaveNote()}
            </main>
            <template id="card"><article class="card"><h2><a></a></h2><p class="kind"></p><ul></ul><div class="calls"></div></article></template>
            <template id="call"><a class="dial"><b></b></a></template>
            """, Scripts, PagesAssets.MapStyle);
    }

    /// <summary>The country in points: communes, or their old districts' seats, in thousandths of a degree, and provinces by name.</summary>
    public byte[] Ground(Gazetteer gazetteer)
    {
        var points = gazetteer.Communes.Where(commune => commune is { Point: not null, PointPrecision: >= Precision.District }).Select(commune => commune.Point!.Value).Distinct();
        var seats = gazetteer.Provinces.Select(unit => (unit.Name, gazetteer.PointOfProvince(unit.Code)?.Point, IsFar: false));
        var islands = gazetteer.Communes.Where(IsFar).Select(commune => (commune.Unit.Name, commune.Point, IsFar: true));
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            communes = points.SelectMany(point => new[] { Thousandths(point.Latitude), Thousandths(point.Longitude) }),
            provinces = seats.Concat(islands).Where(named => named.Item2 is not null).Select(named => new object[] { named.Name, Math.Round(named.Item2!.Value.Latitude, 3), Math.Round(named.Item2.Value.Longitude, 3), named.IsFar }),
        });

        bool IsFar(Commune commune) => commune.Point is { } point && gazetteer.PointOfProvince(commune.Province.Code) is { } seat && seat.Point.DistanceKmTo(point) > FarFromSeatKm;
    }

    private static int Thousandths(double degrees) => (int)Math.Round(degrees * 1000);

    private string Say(string name) => Frame.Text(Words[name]);

    private IEnumerable<(Bot.Activities.ListingCard Card, string Href)> National(DateTimeOffset now) =>
        nearby.Search(new ListingQuery { Now = now, Top = NationalLines * 3 }).Hits.Where(hit => hit.Listing.Area.IsNational).Take(NationalLines).Select(hit => nearby.Write(hit, now));

    private string Form()
    {
        var kinds = knowledge.Categories.Values.Where(category => knowledge.Published.Any(listing => listing.Category == category.Id));
        return $"""
            <form id="find" autocomplete="off">
            <h1 class="wide">{Say("map_name")}</h1>
            <label class="wide" for="place">{Say("search_label")}</label>
            <input type="search" id="place" maxlength="200" autocomplete="off" spellcheck="false" enterkeyhint="search" placeholder="{Say("search_hint")}">
            <button class="strong">{Say("search")}</button>
            <div class="wide"><button type="button" id="near" aria-describedby="near-why">{Say("near_me")}</button>
            <label class="check"><input type="checkbox" id="open">{Say("open_now")}</label>
            <select id="kind" aria-label="{Say("kind_label")}"><option value="">{Say("kind_all")}</option>{string.Concat(kinds.Select(kind => $"<option value=\"{Frame.Text(kind.Id)}\">{Frame.Text(kind.Label)}</option>"))}</select></div>
            <p class="note wide" id="near-why">{Say("near_why")}</p>
            <p class="wide" id="found" role="status"></p>
            <div class="wide choices" id="choices"></div>
            </form>
            """;
    }

    private string Ground() =>
        $"""
        <section id="frame" aria-label="{Say("map_label")}" data-searching="{Say("searching")}" data-failed="{Say("failed")}" data-refused="{Say("near_refused")}" data-coarse="{Say("map_coarse")}" data-tiles="{Frame.Text(options.TileUrl ?? "")}">
        <div id="map" role="application" aria-label="{Say("map_label")}"></div>
        <div id="zoom"><button type="button" id="zoom-in" aria-label="{Say("zoom_in")}">+</button><button type="button" id="zoom-out" aria-label="{Say("zoom_out")}">−</button></div>
        {(options.TileCredit is { } credit ? $"<span class=\"credit\">{Frame.Text(credit)}</span>" : "")}
        </section>
        """;
}
