using SafeHelp.Bot.Activities;
using SafeHelp.Channels.Http;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Channels.Zalo;

/// <summary>A reply as messages of the account: text, and below the last one up to five buttons.</summary>
internal static class ZaloMessage
{
    public const int LongestText = 2000;
    private const int MostButtons = 5;

    public static IReadOnlyList<object> Of(ZaloRecipient recipient, Reply reply)
    {
        var buttons = ZaloButtons.Of(reply, MostButtons);
        var pieces = TextPieces.Of(Text(reply, buttons), LongestText, reply.Cover);
        return [.. pieces.Select((piece, i) => Message(recipient, piece, i == pieces.Count - 1 ? buttons.Shown : []))];
    }

    // What became no button stands in the text: numbers to call, and choices with the number that picks them.
    private static string Text(Reply reply, ZaloButtons buttons)
    {
        var choices = buttons.HoldChoices ? "" : ReplyText.Choices(reply);
        var parts = new[] { ReplyText.Of(reply), buttons.HoldCalls ? "" : ReplyText.Calls(reply), choices };
        return Composing.Compose(string.Join("\n\n", parts.Where(part => part.Length > 0)));
    }

    private static object Message(ZaloRecipient recipient, string text, IReadOnlyList<object> buttons)
    {
        object? attachment = buttons.Count == 0 ? null : new { Type = "template", Payload = new { Buttons = buttons } };
        return new { Recipient = recipient.Json, Message = new { Text = text, Attachment = attachment } };
    }
}
