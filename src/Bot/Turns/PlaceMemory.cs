using SafeHelp.Bot.Activities;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Search;

namespace SafeHelp.Bot.Turns;

/// <summary>Where the person is: read from a message, kept for the talk, handed to the search.</summary>
internal sealed class PlaceMemory(KnowledgeSnapshot knowledge)
{
    public KnownPlace? In(IncomingMessage message, PlaceMatch? match)
    {
        if (message.Commune is { } commune) return OfCommune(commune);
        return match is null || match.Ask ? null : Of(match);
    }

    public KnownPlace Of(PlaceMatch match) => new(Label(match), match.Province!.Code, [.. match.Communes.Select(commune => commune.Code)]);

    public SearchArea Area(KnownPlace? place) =>
        place is null ? SearchArea.Anywhere : SearchArea.Of(knowledge.Gazetteer, place.Province, place.Communes);

    private KnownPlace? OfCommune(string code) =>
        knowledge.Gazetteer.Commune(code) is { } commune ? new KnownPlace(knowledge.Gazetteer.Label(code), commune.Province.Code, [code]) : null;

    // In the new name, with the old in brackets where the person used it, so that she sees that we mean the same place.
    private string Label(PlaceMatch match)
    {
        var old = match.OldCommune ?? match.OldDistrict ?? match.OldProvince;
        var now = match.Communes is [var only] ? $"{only.Name}, {match.Province!.Name}" : match.Province!.Name;
        if (old is null || now.StartsWith(old.Name, StringComparison.Ordinal)) return now;
        return knowledge.Content.Sentences.Fill(Sentence.PlaceWithOldName, ("place", now), ("old", old.Name));
    }
}
