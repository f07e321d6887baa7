using SafeHelp.Bot.Activities;
using SafeHelp.Channels.Http;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Channels.Messenger;

/// <summary>A reply as messages of the Send API: text, and with the last one quick replies.</summary>
internal static class MessengerMessage
{
    public const int LongestText = 2000;
    public const int LongestTitle = 20;
    private const int LongestPayload = 1000;
    private const int MostQuickReplies = 13;

    public static IReadOnlyList<object> Of(string person, Reply reply)
    {
        // There is no quick reply for a location any more.
        var taps = reply.SuggestedActions.Where(action => action.Kind is SuggestedActionKind.ImBack && action.Value.Length is > 0 and <= LongestPayload).Take(MostQuickReplies).ToList();
        var areNumbered = taps.Exists(tap => Composing.Compose(tap.Title).Length > LongestTitle);
        var quickReplies = taps.Select((tap, i) => QuickReply(tap, areNumbered ? $"{i + 1}. " : "")).ToList();
        var pieces = TextPieces.Of(Text(reply, areNumbered ? taps : []), LongestText, reply.Cover);
        return [.. pieces.Select((piece, i) => Message(person, piece, i == pieces.Count - 1 && quickReplies.Count > 0 ? quickReplies : null))];
    }

    // Numbers in a text can be tapped; a title too long for its button stands in the text, with the number that is on the button.
    private static string Text(Reply reply, IReadOnlyList<SuggestedAction> numbered)
    {
        var parts = new[] { ReplyText.Of(reply), ReplyText.Calls(reply), ReplyText.Choices(reply with { SuggestedActions = numbered }) };
        return Composing.Compose(string.Join("\n\n", parts.Where(part => part.Length > 0)));
    }

    private static object Message(string person, string text, object? quickReplies) =>
        new { Recipient = new { Id = person }, MessagingType = "RESPONSE", Message = new { Text = text, QuickReplies = quickReplies, Metadata = MessengerEvent.OurMark } };

    private static object QuickReply(SuggestedAction tap, string number) =>
        new { ContentType = "text", Title = ShortTitle.Of(number + Composing.Compose(tap.Title), LongestTitle), Payload = tap.Value };
}
