using SafeHelp.Knowledge.Places;

namespace SafeHelp.Bot.Understanding;

public sealed class Understander(Func<string, PlaceMatch?> findPlace)
{
    public Meaning Understand(string text) =>
        new(Topic.DomesticViolence, [new(Topic.DomesticViolence, 1)], Urgency.Normal, Speaker.Unknown, findPlace(text), text, false, false, []);
}
