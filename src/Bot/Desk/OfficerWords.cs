using SafeHelp.Bot.Outbox;

namespace SafeHelp.Bot.Desk;

/// <summary>What an officer sees on opening the desk.</summary>
/// <param name="Waiting">In the order in which they are to be taken.</param>
/// <param name="Own">Talks that she has.</param>
public sealed record DeskLine(IReadOnlyList<Handover> Waiting, IReadOnlyList<Handover> Own);

/// <summary>A talk as its officer reads it.</summary>
public sealed record OpenedTalk(Handover Handover, IReadOnlyList<SaidActivity> Said, IReadOnlyList<DeskNote> Notes);

/// <summary>Words of an officer for a person.</summary>
/// <param name="ClientId">Made by the console, so that what is sent again after a cut line is kept once.</param>
public sealed record OfficerMessage(long Key, string ClientId, string Text);

/// <summary>A listing that an officer gives to a person.</summary>
public sealed record OfficerCard(long Key, string ClientId, string ListingId);

/// <summary>What became of what an officer did.</summary>
/// <param name="Handover">As it is now; null where it was refused.</param>
/// <param name="Refusal">Null where it was done.</param>
public sealed record DeskOutcome(Handover? Handover, DeskRefusal? Refusal)
{
    /// <summary>The parts of the words that are not published, for the officer to mend.</summary>
    public IReadOnlyList<OutboundFault> Faults { get; init; } = [];

    public bool IsDone => Refusal is null;

    public static DeskOutcome Not(DeskRefusal why) => new(null, why);
}

/// <summary>Why something was not done at the desk.</summary>
public enum DeskRefusal
{
    /// <summary>Another officer was quicker.</summary>
    TakenByAnother,

    /// <summary>The talk is not (or no longer) hers.</summary>
    NotYours,

    /// <summary>Her role or area does not reach it.</summary>
    NotAllowed,

    /// <summary>It is closed, or was never there.</summary>
    Closed,

    /// <summary>A number, an address or a listing in it is not published.</summary>
    Unpublished,

    /// <summary>Nothing was written, or too much for one message.</summary>
    Length,

    /// <summary>The officer has no alias yet.</summary>
    NoAlias,
}
