using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Understanding;

namespace SafeHelp.Bot.Turns;

/// <summary>What a step of the turn decides from.</summary>
/// <param name="Place">Where the person is, from this message or remembered; null while unknown.</param>
/// <param name="NamesPlace">True when this very message says where.</param>
internal sealed record TurnInput(
    Conversation Before, IncomingMessage Message, Meaning Meaning, KnownPlace? Place, bool NamesPlace, DateTimeOffset Now)
{
    public string Text => Message.Text;

    /// <summary>How this talk stands at the desk, and who is there.</summary>
    public Desk.DeskView Desk { get; init; } = Bot.Desk.DeskView.Empty;

    /// <summary>The message goes on with a story of danger and says nothing else.</summary>
    public bool IsStillInDanger { get; init; }

    /// <summary>The message asks what to do now about what was told.</summary>
    public bool AsksWhatToDo { get; init; }
}

/// <summary>What a step decided: the talk after it and what is said.</summary>
internal sealed record Draft(Conversation After, Reply Reply, bool Erases = false)
{
    /// <summary>Nothing is said: an officer has the talk.</summary>
    public bool IsSilent { get; init; }

    /// <summary>What it means for the desk; null to let the officer hear it, if there is one.</summary>
    public Desk.DeskStep? Desk { get; init; }

    /// <summary>What the person said about a number that was shown.</summary>
    public ListingFeedback? Feedback { get; init; }

    public IReadOnlyList<DoubtedNumber> Doubted { get; init; } = [];
}
