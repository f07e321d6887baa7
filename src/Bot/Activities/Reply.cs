namespace SafeHelp.Bot.Activities;

/// <summary>A reply in channel-neutral form; each channel shows as much of it as it can, and <see cref="ReplyText"/> the rest as text.</summary>
/// <param name="Text">What is said, plain text.</param>
/// <param name="Calls">Numbers to call at once, first one first.</param>
/// <param name="Cards">Listings found, nearest first.</param>
/// <param name="SuggestedActions">Taps for the likely next step.</param>
public sealed record Reply(
    string Text,
    IReadOnlyList<CallAction> Calls,
    IReadOnlyList<ListingCard> Cards,
    IReadOnlyList<SuggestedAction> SuggestedActions)
{
    /// <summary>Said above the cards where they follow the text at once; "" for nothing.</summary>
    public string CardsHeading { get; init; } = "";

    /// <summary>Said to a child: a channel with a look of its own shows it larger and with fewer words around it.</summary>
    public bool IsForChild { get; init; }

    /// <summary>What the person calls the officer who says it; null for the bot.</summary>
    public string? Officer { get; init; }

    /// <summary>Vendor's ids of messages to take back out of the talk before this one is sent; on channels that can.</summary>
    public IReadOnlyList<string> Withdraws { get; init; } = [];

    /// <summary>Neutral words that <see cref="Text"/> begins with in discreet mode; a channel that cuts the text begins each piece with them. "" otherwise.</summary>
    public string Cover { get; init; } = "";

    public static Reply Say(string text) => new(text, [], [], []);

    /// <summary>Ids of the listings that the reply names, in the order shown.</summary>
    public IEnumerable<string> ListingIds() => Cards.Select(card => card.ListingId);
}

/// <summary>A number to call.</summary>
/// <param name="Title">Whose number it is, short enough for a button.</param>
/// <param name="Dial">Digits as dialled.</param>
public sealed record CallAction(string Title, string Display, string Dial);

/// <summary>A listing as it is shown: every line of it is ready to read.</summary>
/// <param name="Details">Lines below the title: hours, nearness, cost, address, when it was checked.</param>
public sealed record ListingCard(string ListingId, string Title, string Kind, IReadOnlyList<CallAction> Calls, IReadOnlyList<string> Details)
{
    /// <summary>Where it stands, if that may be shown and is known to the house; null otherwise.</summary>
    public Pin? Pin { get; init; }
}

/// <summary>A point on the map with the address that belongs to it.</summary>
public sealed record Pin(double Latitude, double Longitude, string Address)
{
    /// <summary>What stands on the tap that leads there.</summary>
    public string Title { get; init; } = "";
}

/// <summary>A tap that sends a message, or asks the client for the person's location.</summary>
public sealed record SuggestedAction(SuggestedActionKind Kind, string Title, string Value);

/// <summary>What a tap does.</summary>
public enum SuggestedActionKind
{
    /// <summary>Sends <see cref="SuggestedAction.Value"/> as if typed (Bot Framework's imBack).</summary>
    ImBack,

    /// <summary>Asks for the location, where the channel can.</summary>
    ShareLocation,
}
