using SafeHelp.Bot.Activities;

namespace SafeHelp.Bot.Outbox;

/// <summary>Where replies are kept until a vendor has them, in the order of each conversation.</summary>
public interface IOutbox
{
    /// <summary>Takes replies of a channel that are due, at most one a conversation (its oldest undelivered one), so that order holds.</summary>
    Task<IReadOnlyList<OutgoingReply>> TakeDueAsync(string channelId, OutboxTerms terms, CancellationToken cancel);

    /// <summary>When the channel's next reply falls due; null when none waits.</summary>
    Task<DateTimeOffset?> NextDueAsync(string channelId, CancellationToken cancel);

    /// <returns>True when the same talk has another reply waiting.</returns>
    Task<bool> MarkSentAsync(OutgoingReply reply, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Lets the reply go until then; nothing happens when its lease ran out and somebody else has it.</summary>
    Task PostponeAsync(OutgoingReply reply, DateTimeOffset until, CancellationToken cancel);

    /// <summary>Sets the reply aside for good, visible to staff, and lets the next one of its conversation go.</summary>
    /// <returns>True when the same talk has another reply waiting.</returns>
    Task<bool> GiveUpAsync(OutgoingReply reply, DateTimeOffset now, string why, CancellationToken cancel);
}

/// <summary>How replies are taken: what is taken is nobody else's until <paramref name="LeaseUntil"/>.</summary>
public sealed record OutboxTerms(DateTimeOffset Now, DateTimeOffset LeaseUntil, int Most);

/// <summary>A reply on its way.</summary>
/// <param name="ConversationKey">Our key of the conversation.</param>
/// <param name="ConversationId">The vendor's id of the talk.</param>
/// <param name="Attempts">Deliveries tried before this one.</param>
public sealed record OutgoingReply(
    long ConversationKey, long Sequence, string ChannelId, string ConversationId, Reply Reply, int Attempts, DateTimeOffset CreatedAt,
    DateTimeOffset LeasedUntil)
{
    /// <summary>When the person was last heard, and what she got since.</summary>
    public Heard Heard { get; init; } = Heard.Never;

    /// <summary>The vendor's ids of what was sent, to be kept with the reply: whoever asks to delete gets these taken back.</summary>
    public IReadOnlyList<string> SentIds { get; init; } = [];

    /// <summary>Why help was sent in its place, as a code, to be kept for staff; null when it went as it was written.</summary>
    public string? Withheld { get; init; }
}
