using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Desk;

namespace SafeHelp.Bot.Turns;

/// <summary>What a turn decided.</summary>
/// <param name="Conversation">The state after it.</param>
/// <param name="Replies">In the order to be sent; empty when nothing may be said.</param>
/// <param name="Erases">True when the person asked to delete: everything said so far goes.</param>
public sealed record TurnResult(Conversation Conversation, IReadOnlyList<Reply> Replies, bool Erases = false)
{
    /// <summary>What becomes of the talk at the desk; null for nothing.</summary>
    public DeskStep? Desk { get; init; }

    /// <summary>What is counted, without a trace of whom.</summary>
    public IReadOnlyList<Tally> Tallies { get; init; } = [];

    /// <summary>What the person said about a number that was shown; goes to the listing, not to the person.</summary>
    public ListingFeedback? Feedback { get; init; }

    /// <summary>Short pieces of a message that was not understood; counted from talk to talk, never kept as a sentence.</summary>
    public IReadOnlyList<string> UnknownWords { get; init; } = [];

    /// <summary>Numbers that the person says do not answer.</summary>
    public IReadOnlyList<DoubtedNumber> Doubted { get; init; } = [];
}

/// <summary>Whether somebody answered at a listing's number.</summary>
public sealed record ListingFeedback(string ListingId, bool IsReached);

/// <summary>A number of a listing that somebody called in vain.</summary>
public sealed record DoubtedNumber(string ListingId, string Dial);
