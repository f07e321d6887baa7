using SafeHelp.Bot.Activities;
using SafeHelp.Channels.Http;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Channels.Zalo;

/// <summary>The buttons of one message: numbers to call first, then the choices if all of them fit.</summary>
/// <param name="HoldCalls">False when some number to call had to be left out.</param>
/// <param name="HoldChoices">False when the choices have to stand in the text.</param>
internal sealed record ZaloButtons(IReadOnlyList<object> Shown, bool HoldCalls, bool HoldChoices)
{
    // Sources differ on the limit (20, 35, 100); this one was met in practice.
    public const int LongestTitle = 35;
    private const int LongestPayload = 1000;

    public static ZaloButtons Of(Reply reply, int most)
    {
        var calls = reply.Calls.DistinctBy(call => call.Dial).ToList();
        var shown = calls.Take(most).Select(Phone).ToList();
        var holdChoices = shown.Count + reply.SuggestedActions.Count <= most && reply.SuggestedActions.All(CanTap);
        if (holdChoices) shown.AddRange(reply.SuggestedActions.Select(Choice));
        return new ZaloButtons(shown, calls.Count <= most, holdChoices);
    }

    // Zalo has no button that asks for a location; such a choice goes with the others into the text.
    private static bool CanTap(SuggestedAction action) => action.Kind is SuggestedActionKind.ImBack && action.Value.Length is > 0 and <= LongestPayload;

    private static object Phone(CallAction call) =>
        new { Title = Short($"{call.Display} {call.Title}"), Type = "oa.open.phone", Payload = new { PhoneCode = call.Dial } };

    // "hide" leaves no trace of the tap in the talk, on a phone that others may read.
    private static object Choice(SuggestedAction action) =>
        new { Title = Short(action.Title), Type = "oa.query.hide", Payload = action.Value };

    private static string Short(string title) => ShortTitle.Of(Composing.Compose(title), LongestTitle);
}
