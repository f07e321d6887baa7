using SafeHelp.Bot.Activities;

namespace SafeHelp.Bot.Inbox;

/// <summary>Where messages are kept until they are answered. Implementers return only after the message is on disk.</summary>
public interface IInbox
{
    /// <summary>Keeps the message, once per (channel, id).</summary>
    /// <returns>Its place in its conversation, and whether it is new.</returns>
    Task<Accepted> AcceptAsync(IncomingMessage message, CancellationToken cancel);
}

/// <summary>What became of a message handed to the inbox.</summary>
/// <param name="Sequence">Its place among all activities of its conversation, 1 first.</param>
/// <param name="IsNew">False when it had been kept before.</param>
public readonly record struct Accepted(long Sequence, bool IsNew);
