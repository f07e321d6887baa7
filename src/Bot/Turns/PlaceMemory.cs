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

    /// <summary>The old unit that the person named, with its old province where that is gone; "" where she used names in force.</summary>
    public static string OldName(PlaceMatch match)
    {
        var unit = match.OldCommune ?? match.OldDistrict;
        // Thành phố Huế was a district's name before it was a province's: nothing to explain.
        if (unit?.Name == match.Province?.Name) return "";
        var province = match.OldProvince is null || match.OldProvince.Name == match.Province?.Name ? null : match.OldProvince;
        return string.Join(", ", new[] { unit?.Name, province?.Name }.OfType<string>());
    }

    public KnownPlace Of(PlaceMatch match) => new(Label(match), match.Province!.Code, [.. match.Communes.Select(commune => commune.Code)]);

    public SearchArea Area(KnownPlace? place) =>
        place is null ? SearchArea.Anywhere : SearchArea.Of(knowledge.Gazetteer, place.Province, place.Communes);

    /// <summary>The place in as few words as a child is told.</summary>
    public string ShortLabel(KnownPlace place) =>
        place.Communes is [var only] && knowledge.Gazetteer.Commune(only) is { } commune ? commune.Unit.Name : place.Label.Split(" (")[0];

    private KnownPlace? OfCommune(string code) =>
        knowledge.Gazetteer.Commune(code) is { } commune ? new KnownPlace(knowledge.Gazetteer.Label(code), commune.Province.Code, [code]) : null;

    // In the new name, with the old in brackets where the person used it, so that she sees that we mean the same place.
    private string Label(PlaceMatch match)
    {
        var now = match.Communes is [var only] ? $"{only.Name}, {match.Province!.Name}" : match.Province!.Name;
        var old = OldName(match);
        return old.Length == 0 || now.Contains(old, StringComparison.Ordinal) ? now : knowledge.Content.Sentences.Fill(Sentence.PlaceWithOldName, ("place", now), ("old", old));
    }
}
