using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SafeHelp.Bot.Activities;
using SafeHelp.Channels.Http;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Channels.Messenger;

/// <summary>
/// Maps a call of Facebook, which may bring several events of several entries, to messages; none where no person awaits an answer: receipts, reactions,
/// our own echoes, and what comes as "standby" because an officer has taken the talk over.
/// </summary>
internal sealed class MessengerEvent(MessengerOptions options)
{
    public const string ChannelId = "messenger";

    /// <summary>What the button says that opens a talk.</summary>
    public const string GetStarted = "GET_STARTED";

    /// <summary>Travels with each message of ours and comes back in its echo: an echo without it was written by a human in the page's inbox.</summary>
    public const string OurMark = "safehelp";

    public IReadOnlyList<IncomingMessage> Map(JsonElement body)
    {
        if (body.Text("object") != "page") return [];
        return [.. Items(body, "entry").Where(entry => entry.Text("id") == options.PageId).SelectMany(entry => Items(entry, "messaging")).Select(One).OfType<IncomingMessage>()];
    }

    private IncomingMessage? One(JsonElement happened)
    {
        var said = happened.At("message");
        if (said.At("is_echo").ValueKind is JsonValueKind.True) return Echo(happened, said);
        var person = happened.At("sender").Text("id");
        if (person.Length == 0 || person == options.PageId) return null;
        var empty = new IncomingMessage(ChannelId, Id(happened), person, MessageKind.Text, "");
        if (happened.Has("message")) return Said(empty, said);
        if (happened.Has("postback")) return Tapped(empty, happened.At("postback"));
        // A corrected text is what the person means now.
        var edit = happened.At("message_edit");
        return edit.Text("text") is { Length: > 0 } text ? empty with { Id = $"{empty.Id}#{edit.Text("num_edit")}", Text = text } : null;
    }

    private IncomingMessage? Echo(JsonElement happened, JsonElement said)
    {
        var person = happened.At("recipient").Text("id");
        var isOurs = said.Text("metadata") == OurMark;
        return isOurs || person.Length == 0 ? null : new IncomingMessage(ChannelId, Id(happened), person, MessageKind.StaffSpoke, "") { Pause = options.TakeoverPause };
    }

    private static IncomingMessage? Said(IncomingMessage empty, JsonElement said)
    {
        var tapped = said.At("quick_reply").Text("payload");
        if (tapped.Length > 0) return empty with { Text = tapped };
        var attachment = said.At("attachments").First();
        var coordinates = attachment.At("payload").At("coordinates");
        if (coordinates.Number("lat") is { } latitude && coordinates.Number("long") is { } longitude)
            return empty with { Kind = MessageKind.Location, Text = attachment.Text("title"), Location = new GeoPoint(latitude, longitude) };
        if (said.Has("text")) return empty with { Text = said.Text("text") };
        return said.Has("attachments") ? empty with { Kind = MessageKind.Media } : null;
    }

    private static IncomingMessage? Tapped(IncomingMessage empty, JsonElement postback)
    {
        var payload = postback.Text("payload");
        if (payload == GetStarted) return empty with { Kind = MessageKind.Joined };
        return payload.Length == 0 ? null : empty with { Text = payload };
    }

    // Events without a message id come again as the same event.
    private static string Id(JsonElement happened)
    {
        foreach (var part in new[] { "message", "postback", "message_edit" })
        {
            if (happened.At(part).Text("mid") is { Length: > 0 } mid) return mid;
        }

        return $"sha256-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(happened.GetRawText())))}";
    }

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        element.At(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
