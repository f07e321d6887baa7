namespace SafeHelp.Bot.Outbox;

/// <summary>A part of an outgoing text that is not published and must not go out.</summary>
public sealed record OutboundFault(OutboundPart Part, string Found);

/// <summary>What kind of part it is.</summary>
public enum OutboundPart
{
    /// <summary>Something that reads as a phone number (or any other long number, which would be somebody's).</summary>
    Number,

    /// <summary>A listing that is not published, or not under this name.</summary>
    Listing,

    /// <summary>A street address.</summary>
    Address,

    /// <summary>A link or an e-mail address.</summary>
    Link,
}
