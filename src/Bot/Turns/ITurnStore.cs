using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Bot.Turns;

/// <summary>Where conversations are taken from for their turns, and where what a turn decided is kept.</summary>
public interface ITurnStore
{
    /// <summary>
    /// Takes conversations with messages not yet tried, oldest message first. What is taken is nobody else's until <paramref name="leaseUntil"/>,
    /// so one conversation's messages are answered one after another.
    /// </summary>
    Task<IReadOnlyList<PendingTurn>> TakeAsync(DateTimeOffset now, DateTimeOffset leaseUntil, int most, CancellationToken cancel);

    /// <summary>
    /// Takes one conversation whose message was tried before and not answered. Apart and one by one: a message that kills the process must not drag
    /// others along.
    /// </summary>
    Task<IReadOnlyList<PendingTurn>> TakeTriedAsync(DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken cancel);

    /// <summary>Keeps the new state and the replies and marks the message done, in one transaction; nothing happens when the lease ran out and somebody else took it.</summary>
    Task<Kept> CommitAsync(PendingTurn pending, TurnResult result, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The same, and takes the first reply for delivery in the same commit where nothing else of its talk waits to be delivered.</summary>
    /// <param name="sendLease">For how long the reply is the caller's.</param>
    Task<Kept> CommitAndTakeAsync(PendingTurn pending, TurnResult result, DateTimeOffset now, TimeSpan sendLease, CancellationToken cancel);

    /// <summary>Lets the conversation go; the message is tried again after <paramref name="until"/>.</summary>
    Task PostponeAsync(PendingTurn pending, DateTimeOffset until, CancellationToken cancel);

    /// <summary>Puts a message aside that keeps failing, visible to staff, and answers it with <paramref name="reply"/>.</summary>
    Task SetAsideAsync(PendingTurn pending, Reply reply, DateTimeOffset now, string why, CancellationToken cancel);
}

/// <summary>The oldest unanswered message of a conversation and the state to answer it from.</summary>
/// <param name="Attempts">Tries before this one.</param>
public sealed record PendingTurn(
    long ConversationKey, long Sequence, IncomingMessage Message, Conversation Conversation, int Attempts, DateTimeOffset LeasedUntil)
{
    /// <summary>The talk's place in the line or with an officer, when it was taken; null for neither.</summary>
    public Desk.Handover? Desk { get; init; }

    /// <summary>When the message was accepted.</summary>
    public DateTimeOffset HeardAt { get; init; }

    /// <summary>Messages that wait behind it, in order; they may be part of the same thought.</summary>
    public IReadOnlyList<LaterMessage> Later { get; init; } = [];

    /// <summary>How many of those are answered together with it.</summary>
    public int Together { get; init; }

    /// <summary>Place of the last message that is answered.</summary>
    public long UpTo => Together == 0 ? Sequence : Later[Together - 1].Sequence;

    /// <summary>The messages that are answered.</summary>
    public IReadOnlyList<IncomingMessage> Thought => [Message, .. Later.Take(Together).Select(later => later.Message)];
}

/// <summary>What became of a turn.</summary>
/// <param name="IsKept">False when its lease had run out and somebody else took it.</param>
/// <param name="IsClear">True when no other message of the talk waits.</param>
public sealed record Kept(bool IsKept, bool IsClear)
{
    /// <summary>Its first reply, if it was taken for delivery.</summary>
    public OutgoingReply? First { get; init; }
}

/// <summary>A message that waits behind another one of its talk.</summary>
public sealed record LaterMessage(long Sequence, IncomingMessage Message);
