using SafeHelp.Bot.Activities;

namespace SafeHelp.Bot.Outbox;

/// <summary>Where replies are kept until a vendor has them, in the order of each conversation.</summary>
public interface IOutbox
{
    /// <summary>
    /// Takes replies that are due, at most one a conversation (its oldest undelivered one), so that order holds; what is taken is nobody else's until
    /// <paramref name="leaseUntil"/>.
    /// </summary>
    Task<IReadOnlyList<OutgoingReply>> TakeDueAsync(DateTimeOffset now, DateTimeOffset leaseUntil, int most, CancellationToken cancel);

    /// <summary>When the next reply falls due; null when none waits.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel);

    Task MarkSentAsync(OutgoingReply reply, DateTimeOffset now, CancellationToken cancel);

    Task PostponeAsync(OutgoingReply reply, DateTimeOffset until, string why, CancellationToken cancel);

    /// <summary>Sets the reply aside for good, visible to staff, and lets the next one of its conversation go.</summary>
    Task GiveUpAsync(OutgoingReply reply, DateTimeOffset now, string why, CancellationToken cancel);
}

/// <summary>A reply on its way.</summary>
/// <param name="ConversationKey">Our key of the conversation.</param>
/// <param name="ConversationId">The vendor's id of the talk.</param>
/// <param name="Attempts">Deliveries tried before this one.</param>
public sealed record OutgoingReply(
    long ConversationKey, long Sequence, string ChannelId, string ConversationId, Reply Reply, int Attempts, DateTimeOffset CreatedAt);
