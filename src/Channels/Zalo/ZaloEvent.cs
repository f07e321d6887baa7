using System.Security.Cryptography;
using System.Text.Json;
using SafeHelp.Bot.Activities;
using SafeHelp.Channels.Http;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Channels.Zalo;

/// <summary>Maps an event of the account to a message; null where no person awaits an answer: receipts, our own echoes, groups, and what is yet unknown.</summary>
internal static class ZaloEvent
{
    public const string ChannelId = "zalo";

    public static IncomingMessage? Map(JsonElement body, ReadOnlySpan<byte> raw, TimeSpan takeoverPause)
    {
        if (IsByOfficer(body)) return Officer(body, raw, takeoverPause);
        var empty = new IncomingMessage(ChannelId, Id(body, raw), Sender(body), MessageKind.Text, "");
        return empty.ConversationId.Length == 0 ? null : Content(empty, body);
    }

    private static IncomingMessage? Content(IncomingMessage empty, JsonElement body)
    {
        var message = body.At("message");
        switch (body.Text("event_name"))
        {
            case "user_send_text" or "anonymous_send_text":
                return empty with { Text = message.Text("text") };
            case "user_send_location":
                return Located(empty, message);
            case "user_send_image" or "user_send_gif" or "user_send_video" or "user_send_audio" or "user_send_file"
                or "anonymous_send_image" or "anonymous_send_file":
                return Captioned(empty, message.Text("text"));
            // What stands in the text of these is Zalo's or a stranger's, not what the person says.
            case "user_send_sticker" or "user_send_link" or "user_send_business_card" or "anonymous_send_sticker":
                return empty with { Kind = MessageKind.Media };
            case "follow" or "user_click_chatnow":
                return empty with { Kind = MessageKind.Joined };
            case "unfollow":
                return empty with { Kind = MessageKind.Left };
            default:
                return null;
        }
    }

    // An echo of what the account sent; our own carry no admin_id.
    private static bool IsByOfficer(JsonElement body) =>
        body.Text("event_name").StartsWith("oa_send_", StringComparison.Ordinal)
        && (body.At("sender").Text("admin_id").Length > 0 || body.At("message").Text("admin_id").Length > 0 || body.Text("admin_id").Length > 0);

    private static IncomingMessage? Officer(JsonElement body, ReadOnlySpan<byte> raw, TimeSpan pause)
    {
        var person = body.At("recipient").Text("id");
        var talk = body.At("message").Text("conversation_id");
        if (person.Length == 0) return null;
        var to = talk.Length > 0 ? new ZaloRecipient(person, talk).ToString() : person;
        return new IncomingMessage(ChannelId, Id(body, raw), to, MessageKind.StaffSpoke, "") { Pause = pause };
    }

    private static IncomingMessage Captioned(IncomingMessage empty, string caption) =>
        string.IsNullOrWhiteSpace(caption) ? empty with { Kind = MessageKind.Media } : empty with { Text = caption };

    // Coordinates come as text. Without them the name of the place is still something that the person said.
    private static IncomingMessage Located(IncomingMessage empty, JsonElement message)
    {
        var coordinates = message.At("attachments").First().At("payload").At("coordinates");
        var name = message.Text("text");
        if (coordinates.Number("latitude") is not { } latitude || coordinates.Number("longitude") is not { } longitude) return Captioned(empty, name);
        return empty with { Kind = MessageKind.Location, Text = name, Location = new GeoPoint(latitude, longitude) };
    }

    // Events without a message id come again as the same bytes.
    private static string Id(JsonElement body, ReadOnlySpan<byte> raw)
    {
        var id = body.At("message").Text("msg_id");
        return id.Length > 0 ? id : $"sha256-{Convert.ToHexStringLower(SHA256.HashData(raw))}";
    }

    private static string Sender(JsonElement body)
    {
        var person = body.Text("event_name") switch
        {
            "follow" or "unfollow" => body.At("follower").Text("id"),
            "user_click_chatnow" => body.Text("user_id"),
            _ => body.At("sender").Text("id"),
        };
        var talk = body.At("message").Text("conversation_id");
        return person.Length > 0 && talk.Length > 0 ? new ZaloRecipient(person, talk).ToString() : person;
    }
}
