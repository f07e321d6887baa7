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

    /// <summary>A human of the union wrote to the person in the vendor's own console. Never answered; the bot keeps out of the way for a while.</summary>
    StaffSpoke,
}

/// <summary>A message as every channel maps it, in terms of the Bot Framework Activity.</summary>
/// <param name="ChannelId">"webchat", "telegram", "zalo", "messenger".</param>
/// <param name="Id">The vendor's id of the message, unique within the channel; the same id again is the same message.</param>
/// <param name="ConversationId">Whom to answer: the vendor's id of the talk.</param>
/// <param name="Text">What was typed or tapped; the name of the place for a location; "" for media.</param>
public sealed record IncomingMessage(string ChannelId, string Id, string ConversationId, MessageKind Kind, string Text)
{
    /// <summary>Where the person is. Only in memory: the inbox keeps <see cref="Commune"/> instead.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public GeoPoint? Location { get; init; }

    /// <summary>Tells of danger to life, so that it goes before others; the inbox keeps it beside the message.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsUrgent { get; init; }

    /// <summary>Code of the commune in force in which a shared location lies.</summary>
    public string? Commune { get; init; }

    /// <summary>The client's own id of the activity, echoed back to a web chat.</summary>
    public string? ClientActivityId { get; init; }

    /// <summary>The vendor's id by which the message can be taken back out of the talk; null where no channel of ours can do that.</summary>
    public string? WithdrawId { get; init; }

    /// <summary>For how long the bot keeps out of the way after <see cref="MessageKind.StaffSpoke"/>.</summary>
    public TimeSpan? Pause { get; init; }
}
