using SafeHelp.Bot.Activities;

namespace SafeHelp.Bot.Turns;

/// <summary>What a turn decided.</summary>
/// <param name="Conversation">The state after it.</param>
/// <param name="Replies">In the order to be sent; empty when nothing may be said.</param>
/// <param name="Erases">True when the person asked to delete: everything said so far goes.</param>
public sealed record TurnResult(Conversation Conversation, IReadOnlyList<Reply> Replies, bool Erases = false)
{
    /// <summary>Numbers that the person says do not answer.</summary>
    public IReadOnlyList<DoubtedNumber> Doubted { get; init; } = [];
}

/// <summary>A number of a listing that somebody called in vain.</summary>
public sealed record DoubtedNumber(string ListingId, string Dial);
