using SafeHelp.Bot.Activities;

namespace SafeHelp.Bot.Outbox;

/// <summary>Hands one reply to one vendor. Implementers let nothing of the reply into logs and never retry by themselves.</summary>
public interface IChannelSender
{
    string ChannelId { get; }

    /// <summary>How fast the vendor lets us send.</summary>
    ChannelPace Pace => ChannelPace.Unlimited;

    /// <summary>How long and how often the vendor lets us answer a person who says nothing more.</summary>
    WindowRules Window => WindowRules.None;

    Task<Delivery> SendAsync(string conversationId, Reply reply, CancellationToken cancel);
}

/// <summary>What became of a reply handed to a vendor.</summary>
public abstract record Delivery
{
    private Delivery()
    {
    }

    /// <summary>The vendor has it.</summary>
    public sealed record Sent : Delivery
    {
        /// <summary>The vendor's ids of the messages it became, in order; empty where the vendor gives none.</summary>
        public IReadOnlyList<string> MessageIds { get; init; } = [];
    }

    /// <summary>Not now; the vendor may say how long to wait.</summary>
    /// <param name="After">The wait that the vendor asked for; null to use our own.</param>
    /// <param name="Why">A code or short reason without a person's words.</param>
    public sealed record TryAgain(TimeSpan? After, string Why) : Delivery;

    /// <summary>Never: the person blocked us, the window closed, the vendor refuses the message.</summary>
    public sealed record Refused(string Why) : Delivery;
}
