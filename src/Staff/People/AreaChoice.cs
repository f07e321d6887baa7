using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Staff.People;

/// <summary>From what someone types to the code of an area: a code, or a name in today's or yesterday's units, as the bot itself reads them.</summary>
internal sealed class AreaChoice(AreaMap areas, TurnSource turns)
{
    private const int MostOffered = 12;

    /// <summary>The areas that the words may mean for this role, within the actor's own.</summary>
    public IReadOnlyList<string> Of(string? words, StaffRole role, Actor actor)
    {
        if (areas.Fits(role, "")) return [""];
        if (string.IsNullOrWhiteSpace(words)) return [];
        var typed = words.Trim();
        if (areas.Fits(role, typed)) return Held([typed], actor);
        return turns.Current.Knowledge.Places.Find(typed) is { } match ? Held(Codes(match, role), actor) : [];
    }

    private static IEnumerable<string> Codes(PlaceMatch match, StaffRole role)
    {
        IReadOnlyList<PlaceMatch> meant = match.Ask ? match.Candidates : [match];
        return role is StaffRole.Reviewer
            ? meant.Select(place => place.Province?.Code).OfType<string>()
            : meant.SelectMany(place => place.Communes).Select(commune => commune.Code);
    }

    private List<string> Held(IEnumerable<string> codes, Actor actor) => [.. codes.Distinct().Where(code => areas.Holds(actor.Area, code)).Take(MostOffered)];
}
