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

    /// <summary>The message goes on with a story of danger and says nothing else.</summary>
    public bool IsStillInDanger { get; init; }

    /// <summary>The message asks what to do now about what was told.</summary>
    public bool AsksWhatToDo { get; init; }
}

/// <summary>What a step decided: the talk after it and what is said.</summary>
internal sealed record Draft(Conversation After, Reply Reply, bool Erases = false)
{
    public IReadOnlyList<DoubtedNumber> Doubted { get; init; } = [];
}
