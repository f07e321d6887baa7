using SafeHelp.Bot.Activities;
using SafeHelp.Channels.Http;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Channels.Telegram;

/// <summary>A reply as sendMessage calls. Plain text without a parse mode, so that no dot or dash in it can make Telegram refuse it.</summary>
internal static class TelegramMessage
{
    public const int LongestText = 4096;

    public static IReadOnlyList<TelegramCall> Of(string chatId, Reply reply)
    {
        var askLocation = reply.SuggestedActions.FirstOrDefault(action => action.Kind is SuggestedActionKind.ShareLocation);
        var keyboard = Taps(reply) ?? (askLocation is null ? new { RemoveKeyboard = true } : LocationButton(askLocation.Title));
        var pieces = TextPieces.Of(Text(reply), LongestText, reply.Cover);
        var messages = pieces.Select((piece, i) => Message(chatId, piece, i == pieces.Count - 1 ? keyboard : null)).ToList();
        // Telegram takes one keyboard a message, and only the other kind can ask for a location.
        if (askLocation is not null && Taps(reply) is not null) messages.Add(Message(chatId, Composing.Compose(askLocation.Title), LocationButton(askLocation.Title)));
        return Venue(chatId, reply) is { } venue ? [venue, .. messages] : messages;
    }

    // Only a place whose own point is known: a commune's point is kilometres off, and a pin promises a door. One, the nearest, before the text, so that
    // the text and its taps stay at the bottom of the screen; and none in discreet mode, where its title would show on a locked screen.
    private static TelegramCall? Venue(string chatId, Reply reply)
    {
        if (reply.Cover.Length > 0 || reply.Calls.Count > 0 || reply.Cards.FirstOrDefault() is not { Pin: { } pin } card) return null;
        return new TelegramCall("sendVenue", new { ChatId = chatId, pin.Latitude, pin.Longitude, Title = Composing.Compose(card.Title), Address = Composing.Compose(pin.Address) }) { IsExtra = true };
    }

    // Buttons that call do not exist here (tel: is refused); numbers in the text can be tapped.
    private static string Text(Reply reply)
    {
        var calls = ReplyText.Calls(reply);
        return Composing.Compose(calls.Length == 0 ? ReplyText.Of(reply) : $"{ReplyText.Of(reply)}\n\n{calls}");
    }

    private static TelegramCall Message(string chatId, string text, object? keyboard) =>
        new("sendMessage", new { ChatId = chatId, Text = text, LinkPreviewOptions = new { IsDisabled = true }, ReplyMarkup = keyboard });

    private static object? Taps(Reply reply)
    {
        var rows = reply.SuggestedActions
            .Select((action, i) => (action, number: i + 1))
            .Where(tap => tap.action.Kind is SuggestedActionKind.ImBack)
            .Select(tap => new[] { new { Text = Composing.Compose(tap.action.Title), CallbackData = TelegramTap.Data(tap.action, tap.number) } })
            .ToArray();
        return rows.Length == 0 ? null : new { InlineKeyboard = rows };
    }

    private static object LocationButton(string title) =>
        new { Keyboard = new[] { new[] { new { Text = Composing.Compose(title), RequestLocation = true } } }, ResizeKeyboard = true, OneTimeKeyboard = true };
}
