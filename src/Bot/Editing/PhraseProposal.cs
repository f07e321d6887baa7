using SafeHelp.Bot.Understanding;

namespace SafeHelp.Bot.Editing;

/// <summary>A way of saying something that the bot should understand, as an editor proposed it.</summary>
/// <param name="Id">0 before it is kept.</param>
/// <param name="Question">Id of the question that it asks; "" when it is an example of a topic.</param>
public sealed record PhraseProposal(long Id, string Phrase, Topic Topic, Urgency Urgency, Speaker Speaker, string Question, string Note, string By, DateTimeOffset At);

/// <summary>What became of a proposal.</summary>
public enum ProposalState { Open, Accepted, Declined }

/// <summary>Keeps proposals until somebody of the centre has decided.</summary>
public interface IPhraseProposals
{
    /// <summary>Keeps it, unless the same phrase waits already.</summary>
    Task AddAsync(PhraseProposal proposal, CancellationToken cancel);

    /// <summary>What waits, longest first.</summary>
    Task<IReadOnlyList<PhraseProposal>> OpenAsync(int most, CancellationToken cancel);

    /// <summary>The proposal while it waits; null otherwise.</summary>
    Task<PhraseProposal?> LoadAsync(long id, CancellationToken cancel);

    Task SettleAsync(long id, ProposalState state, string by, DateTimeOffset at, CancellationToken cancel);
}
