using System.Text.Json;
using SafeHelp.Bot.Activities;
using SafeHelp.Channels.Http;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Channels.Telegram;

/// <summary>Maps an update of the Bot API to a message; null where no person awaits an answer.</summary>
internal sealed class TelegramUpdate(TelegramAddress address)
{
    public const string ChannelId = "telegram";

    /// <summary>All that we subscribe to.</summary>
    public static readonly string[] Kinds = ["message", "edited_message", "callback_query", "my_chat_member"];

    private static readonly string[] Media =
    [
        "photo", "voice", "audio", "video", "video_note", "animation", "sticker", "document", "contact", "poll", "dice", "game", "story", "paid_media",
        "checklist",
    ];

    public IncomingMessage? Map(JsonElement update)
    {
        var id = update.Text("update_id");
        if (id.Length == 0) return null;
        if (update.Has("message")) return Said(id, update.At("message"));
        if (update.Has("edited_message")) return Edited(id, update.At("edited_message"));
        if (update.Has("callback_query")) return TelegramTap.Map(id, update.At("callback_query"));
        return update.Has("my_chat_member") ? Membership(id, update.At("my_chat_member")) : null;
    }

    // A corrected text is what the person means now, and may be the one that says she is in danger. A live location also comes as edits,
    // one every few seconds: those nobody wants answered.
    private IncomingMessage? Edited(string id, JsonElement message) => message.Has("text") ? Said(id, message) : null;

    private IncomingMessage? Said(string id, JsonElement message)
    {
        var from = message.At("from");
        var isPerson = from.Text("id").Length > 0 && from.At("is_bot").ValueKind is not JsonValueKind.True;
        if (!isPerson || !address.IsMeant(message)) return null;
        // A group reads along, so the answer goes to the person alone; in a private chat both ids are the same.
        var sender = TelegramAddress.IsPrivate(message) ? message.At("chat").Text("id") : from.Text("id");
        if (sender.Length == 0) return null;
        var empty = new IncomingMessage(ChannelId, id, sender, MessageKind.Text, "") { WithdrawId = TelegramAddress.WithdrawId(message) };
        return Content(empty, message);
    }

    private IncomingMessage? Content(IncomingMessage empty, JsonElement message)
    {
        if (message.Has("text")) return Typed(empty, address.Clean(message.Text("text")));
        if (message.Has("location")) return Located(empty, message);
        var caption = address.Clean(message.Text("caption"));
        if (caption.Length > 0) return empty with { Text = caption };
        return Media.Any(kind => message.Has(kind)) ? empty with { Kind = MessageKind.Media } : null;
    }

    private static IncomingMessage Typed(IncomingMessage empty, string text)
    {
        if (!text.StartsWith('/')) return empty with { Text = text };
        var command = text[1..];
        // "/start" may carry a word from the link that was followed; it is ours, not the person's.
        var isStart = command.Split(' ')[0].Equals("start", StringComparison.OrdinalIgnoreCase);
        return isStart ? empty with { Kind = MessageKind.Joined } : empty with { Text = command };
    }

    private static IncomingMessage? Located(IncomingMessage empty, JsonElement message)
    {
        var location = message.At("location");
        if (location.Number("latitude") is not { } latitude || location.Number("longitude") is not { } longitude) return null;
        return empty with
        {
            Kind = MessageKind.Location,
            Text = message.At("venue").Text("title"),
            Location = new GeoPoint(latitude, longitude),
        };
    }

    private static IncomingMessage? Membership(string id, JsonElement change)
    {
        var hasLeft = change.At("new_chat_member").Text("status") is "kicked" && TelegramAddress.IsPrivate(change) && change.At("chat").Text("id").Length > 0;
        return hasLeft ? new IncomingMessage(ChannelId, id, change.At("chat").Text("id"), MessageKind.Left, "") : null;
    }
}
