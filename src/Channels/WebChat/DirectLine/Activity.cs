using System.Text.Json.Serialization;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>An activity as Direct Line clients read it; the names are Microsoft's.</summary>
public sealed record Activity
{
    public required string Type { get; init; }

    public required string Id { get; init; }

    public required string Timestamp { get; init; }

    public string ChannelId { get; } = "webchat";

    public string Locale { get; } = "vi-VN";

    public required ConversationAccount Conversation { get; init; }

    public required ChannelAccount From { get; init; }

    public string? Text { get; init; }

    // Unless told otherwise Microsoft's client reads text as Markdown and loads the images that it names.
    public string? TextFormat { get; init; }

    public string? AttachmentLayout { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public SuggestedActions? SuggestedActions { get; init; }

    public ChannelData? ChannelData { get; init; }
}

/// <summary>The talk that an activity belongs to.</summary>
public sealed record ConversationAccount(string Id);

/// <summary>Who said it.</summary>
/// <param name="Role">"user" or "bot".</param>
public sealed record ChannelAccount(string Id, string Role);

/// <summary>What Microsoft's client looks for beside the activity.</summary>
/// <param name="SequenceId">Orders activities before their time stamps do.</param>
public sealed record ChannelData(
    [property: JsonPropertyName("clientActivityID")] string? ClientActivityId,
    [property: JsonPropertyName("webchat:sequence-id")] long SequenceId)
{
    /// <summary>"child" where a child is spoken to, so that our own page shows itself accordingly.</summary>
    public string? Audience { get; init; }
}

/// <summary>Taps for the likely next step.</summary>
/// <param name="To">Whom they are for; empty for everybody, but Microsoft's schema wants the list.</param>
public sealed record SuggestedActions(IReadOnlyList<string> To, IReadOnlyList<CardAction> Actions);

/// <summary>Activities and where to read on.</summary>
internal sealed record ActivitySet(IReadOnlyList<Activity> Activities, string Watermark);

/// <summary>A talk and what opens it.</summary>
internal sealed record Opened(
    string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn, string? StreamUrl = null);

/// <summary>The id that an accepted activity got.</summary>
internal sealed record ResourceResponse(string Id);

/// <summary>An error as Direct Line words it.</summary>
internal sealed record ErrorResponse(ErrorDetail Error);

/// <summary>Its stable code and a line for developers.</summary>
internal sealed record ErrorDetail(string Code, string Message);
