using System.Text.Json.Serialization;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>A card and what it is written in.</summary>
public sealed record Attachment(string ContentType, CardContent Content);

/// <summary>A listing, or a number to call.</summary>
[JsonDerivedType(typeof(HeroCard))]
[JsonDerivedType(typeof(AdaptiveCard))]
public abstract record CardContent;

/// <summary>A card that the client lays out.</summary>
public sealed record HeroCard(string Title, string? Subtitle, string? Text, IReadOnlyList<CardAction> Buttons) : CardContent;

/// <summary>A button.</summary>
/// <param name="Type">"call", "imBack" or "openUrl".</param>
public sealed record CardAction(string Type, string Title, string Value)
{
    /// <summary>"shareLocation" where our own page may ask for the location instead of sending the value; the point of a place to go to.</summary>
    public string? ChannelData { get; init; }
}

/// <summary>A card that we lay out.</summary>
/// <param name="Actions">Absent where there are none: an empty list leaves an empty bar.</param>
public sealed record AdaptiveCard(IReadOnlyList<AdaptiveText> Body, IReadOnlyList<AdaptiveLink>? Actions) : CardContent
{
    [JsonPropertyName("$schema")]
    public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    public string Type { get; } = "AdaptiveCard";

    // The lowest that has all we use, for clients that were never brought up to date.
    public string Version { get; } = "1.2";

    public string Lang { get; } = "vi";
}

/// <summary>One paragraph of a card.</summary>
public sealed record AdaptiveText(IReadOnlyList<AdaptiveRun> Inlines)
{
    // Not a TextBlock, which is read as Markdown: brackets and asterisks of a name would turn into links and stress.
    public string Type { get; } = "RichTextBlock";

    public string? Spacing { get; init; }
}

/// <summary>The words of a paragraph.</summary>
public sealed record AdaptiveRun(string Text)
{
    public string Type { get; } = "TextRun";

    public string? Weight { get; init; }

    public bool? IsSubtle { get; init; }
}

/// <summary>A button that opens an address, a number to call among them.</summary>
public sealed record AdaptiveLink(string Title, string Url)
{
    public string Type { get; } = "Action.OpenUrl";
}
