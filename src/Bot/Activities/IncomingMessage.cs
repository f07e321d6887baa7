using SafeHelp.Knowledge.Places;

namespace SafeHelp.Bot.Activities;

/// <summary>What kind of thing a person sent.</summary>
public enum MessageKind
{
    Text,

    /// <summary>A shared location, or a place picked from a map.</summary>
    Location,

    /// <summary>A photo, voice note, sticker or file: neither downloaded nor kept.</summary>
    Media,

    /// <summary>The person opened the talk: followed, pressed start, opened the chat.</summary>
    Joined,

    /// <summary>The person left: unfollowed, blocked. Never answered.</summary>
    Left,
}

/// <summary>A message as every channel maps it, in terms of the Bot Framework Activity.</summary>
/// <param name="ChannelId">"webchat", "telegram", "zalo".</param>
/// <param name="Id">The vendor's id of the message, unique within the channel; the same id again is the same message.</param>
/// <param name="ConversationId">Whom to answer: the vendor's id of the talk.</param>
/// <param name="Text">What was typed or tapped; the name of the place for a location; "" for media.</param>
public sealed record IncomingMessage(string ChannelId, string Id, string ConversationId, MessageKind Kind, string Text)
{
    /// <summary>Where the person is. Only in memory: the inbox keeps <see cref="Commune"/> instead.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public GeoPoint? Location { get; init; }

    /// <summary>Code of the commune in force in which a shared location lies.</summary>
    public string? Commune { get; init; }

    /// <summary>The client's own id of the activity, echoed back to a web chat.</summary>
    public string? ClientActivityId { get; init; }
}
