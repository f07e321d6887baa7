using SafeHelp.Bot.Activities;

namespace SafeHelp.Bot.Outbox;

/// <summary>What was said in a talk, both ways, in order: what a web chat reads and an officer sees.</summary>
public interface ITranscript
{
    /// <summary>Activities after a place in the talk, oldest first; none for an unknown talk.</summary>
    Task<IReadOnlyList<SaidActivity>> ReadAsync(string channelId, string conversationId, long afterSequence, CancellationToken cancel);

    /// <summary>Replies of a talk that did not reach the person as they were written, oldest first; without what they said.</summary>
    Task<IReadOnlyList<LostReply>> LostAsync(string channelId, string conversationId, CancellationToken cancel);

    /// <summary>True if a message of this id was kept, by whichever process.</summary>
    Task<bool> HasAsync(string channelId, string messageId, CancellationToken cancel);
}

/// <summary>One activity of a talk: a person's message or our reply, never both.</summary>
/// <param name="Sequence">Its place in the talk, 1 first.</param>
public sealed record SaidActivity(long Sequence, DateTimeOffset At, IncomingMessage? Message, Reply? Reply);

/// <summary>A reply that did not arrive as it was written.</summary>
/// <param name="Why">A code: of the window, of the vendor, or of what was withheld.</param>
public sealed record LostReply(long Sequence, string Why);
