using System.Text.Json;
using SafeHelp.Bot.Activities;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>
/// Reads an activity that a client posted. Who says it and in which talk is the token's to say: what the body claims of that is not even read.
/// </summary>
internal static class ClientActivity
{
    private const int LongestClientId = 128;

    /// <summary>The message; null for what needs no answer (typing, events of Microsoft's client).</summary>
    public static IncomingMessage? Read(JsonElement activity, string conversationId)
    {
        if (activity.ValueKind is not JsonValueKind.Object) return null;
        return Text(activity, "type") switch
        {
            "message" => Message(activity, conversationId),
            "endOfConversation" => WebChatMessages.Left(conversationId),
            _ => null,
        };
    }

    private static IncomingMessage Message(JsonElement activity, string conversationId)
    {
        var clientId = ClientId(activity);
        var text = Text(activity, "text") ?? Text(activity, "value") ?? "";
        var point = Point(activity);
        return new IncomingMessage(WebChatMessages.Channel, WebChatMessages.Id(conversationId, clientId), conversationId, Kind(activity, text, point), text)
        {
            Location = point,
            ClientActivityId = clientId,
        };
    }

    private static MessageKind Kind(JsonElement activity, string text, GeoPoint? point)
    {
        if (point is not null) return MessageKind.Location;
        return text.Length == 0 && Items(activity, "attachments").Any() ? MessageKind.Media : MessageKind.Text;
    }

    // A client that tries again sends the same id, and then it is the same message.
    private static string? ClientId(JsonElement activity)
    {
        var id = Member(activity, "channelData") is { } data ? Text(data, "clientActivityID") : null;
        return id is { Length: > 0 and <= LongestClientId } ? id : null;
    }

    private static GeoPoint? Point(JsonElement activity)
    {
        var place = Items(activity, "entities").FirstOrDefault(entity => Text(entity, "type") == "Place");
        if (Member(place, "geo") is not { } geo) return null;
        if (Number(geo, "latitude") is not (>= -90 and <= 90 and var latitude)) return null;
        return Number(geo, "longitude") is >= -180 and <= 180 and var longitude ? new GeoPoint(latitude, longitude) : null;
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static double? Number(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
