using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Bot.Inbox;

/// <summary>Where messages are kept until they are answered. Implementers return only after the message is on disk.</summary>
public interface IInbox
{
    /// <summary>Keeps the message, once per (channel, id).</summary>
    /// <returns>Its place in its conversation, and whether it is new.</returns>
    Task<Accepted> AcceptAsync(IncomingMessage message, CancellationToken cancel);

    /// <summary>The same, and takes the message's turn in the same commit where nothing else of its talk waits or is under way.</summary>
    /// <param name="lease">For how long the turn is the caller's.</param>
    Task<Accepted> AcceptAndTakeAsync(IncomingMessage message, TimeSpan lease, CancellationToken cancel) => AcceptAsync(message, cancel);
}

/// <summary>What became of a message handed to the inbox.</summary>
/// <param name="Sequence">Its place among all activities of its conversation, 1 first.</param>
/// <param name="IsNew">False when it had been kept before.</param>
public readonly record struct Accepted(long Sequence, bool IsNew)
{
    /// <summary>The message's turn, if it was taken.</summary>
    public PendingTurn? Taken { get; init; }
}
