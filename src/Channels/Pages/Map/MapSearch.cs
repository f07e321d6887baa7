using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Search;

namespace SafeHelp.Channels.Pages.Map;

/// <summary>What the map page asks.</summary>
internal sealed record MapQuestion(string? Place, string? Kind, bool OpenNow, double? Latitude, double? Longitude);

/// <summary>What it is told: places with what to call, or names to choose between.</summary>
internal sealed record MapAnswer(string Heading, string? Note, IReadOnlyList<string> Choices, IReadOnlyList<MapPlace> Places);

/// <summary>A listing in the list; with a point where it may be on the map.</summary>
internal sealed record MapPlace(string Name, string Href, string Kind, IReadOnlyList<string> Details, IReadOnlyList<MapCall> Calls, double? Lat, double? Lng, bool IsExact);

/// <summary>A number to call.</summary>
internal sealed record MapCall(string Show, string Dial);

/// <summary>Answers the map page. Coordinates become a commune here and go no further.</summary>
internal sealed class MapSearch(KnowledgeSnapshot knowledge)
{
    private const int Most = 30;
    private const int MostChoices = 8;

    private readonly NearbyCards nearby = new(knowledge);

    public MapAnswer Answer(MapQuestion question, DateTimeOffset now)
    {
        var words = knowledge.Content.Pages;
        var isSomewhere = question.Latitude is not null || !string.IsNullOrWhiteSpace(question.Place);
        var match = Match(question);
        if (isSomewhere && match is null) return new MapAnswer(words["found_none"], null, [], []);
        if (match?.Ask == true) return new MapAnswer(words["found_ask"], null, [.. match.Candidates.Select(Name).Distinct().Take(MostChoices)], []);
        var found = nearby.Search(Query(question, match, now));
        var places = found.Hits.Concat(found.AtHand).DistinctBy(hit => hit.Listing.Id).Select(hit => Place(hit, now));
        return new MapAnswer(match is null ? words["national"] : words.Fill("found_at", ("place", Name(match))), found.IsWidened ? words["found_wider"] : null, [], [.. places]);
    }

    private PlaceMatch? Match(MapQuestion question)
    {
        if (question is { Latitude: { } latitude, Longitude: { } longitude }) return knowledge.Places.At(new GeoPoint(latitude, longitude));
        return string.IsNullOrWhiteSpace(question.Place) ? null : knowledge.Places.Find(question.Place);
    }

    private ListingQuery Query(MapQuestion question, PlaceMatch? match, DateTimeOffset now) =>
        new()
        {
            Area = match?.Province is { } province ? SearchArea.Of(knowledge.Gazetteer, province.Code, [.. match.Communes.Select(commune => commune.Code)]) : null,
            Categories = question.Kind is { } kind && knowledge.Categories.ContainsKey(kind) ? [kind] : [],
            OpenOnly = question.OpenNow,
            Now = now,
            Top = Most,
        };

    private static string Name(PlaceMatch match)
    {
        var units = new[] { match.OldCommune?.Name, match.OldDistrict?.Name, match.Communes is [var only] ? only.Name : null, match.Province?.Name };
        return string.Join(", ", units.OfType<string>().Distinct());
    }

    private MapPlace Place(ListingHit hit, DateTimeOffset now)
    {
        var (card, href) = nearby.Write(hit, now);
        var place = PublicPlace.Of(hit.Listing, knowledge.Gazetteer);
        return new MapPlace(card.Title, href, card.Kind, card.Details, [.. card.Calls.Select(call => new MapCall(call.Display, call.Dial))], place?.Point?.Latitude, place?.Point?.Longitude, place?.IsExact ?? false);
    }
}
