using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Editing;

/// <summary>Where editors propose phrases and the centre takes them into the content.</summary>
public sealed class PhraseDesk(IPhraseProposals proposals, ContentDesk content, TurnSource turns, TimeProvider clock)
{
    private const int Most = 200;
    private const int LongestNote = 200;

    public Task<IReadOnlyList<PhraseProposal>> OpenAsync(CancellationToken cancel) => proposals.OpenAsync(Most, cancel);

    /// <returns>Null when it is kept.</returns>
    public async Task<PhraseRefusal?> ProposeAsync(Actor actor, WantedPhrase wanted, CancellationToken cancel)
    {
        var phrase = Composing.Compose(wanted.Phrase.Trim());
        if (!ContentPolicy.MayPropose(actor)) return new PhraseRefusal(PhraseFault.Empty, IsInNote: false);
        var knowledge = turns.Current.Knowledge;
        if (PhraseRules.Fault(phrase, knowledge) is { } fault) return new PhraseRefusal(fault, IsInNote: false);
        var note = wanted.Note.Trim();
        // A note is not looked through by anybody before it is shown: it keeps to the same rules, or it is left out.
        if (note.Length > 0 && PhraseRules.Fault(note, knowledge) is { } inNote and not PhraseFault.TooLong) return new PhraseRefusal(inNote, IsInNote: true);
        note = note.Length > LongestNote ? note[..LongestNote] : note;
        await proposals.AddAsync(new PhraseProposal(0, phrase, wanted.Topic, wanted.Urgency, wanted.Speaker, wanted.Question, note, actor.Id, clock.GetUtcNow()), cancel);
        return null;
    }

    /// <summary>Takes the phrase into the content as a version like any other.</summary>
    /// <returns>Null for a proposal that waits no longer.</returns>
    public async Task<ContentAnswer?> AcceptAsync(Actor actor, long id, CancellationToken cancel)
    {
        if (!ContentPolicy.MayEdit(actor)) return new ContentAnswer.Refused();
        if (await proposals.LoadAsync(id, cancel) is not { } proposal) return null;
        ContentEdit edit = proposal.Question.Length > 0 ? new AskedPhrase(proposal) : new LearntPhrase(proposal);
        var answer = await content.SaveAsync(actor, edit with { Note = proposal.Phrase }, cancel);
        // Where it stands already, an earlier attempt got as far as the content.
        if (answer is ContentAnswer.Sound or ContentAnswer.Same) await proposals.SettleAsync(id, ProposalState.Accepted, actor.Id, clock.GetUtcNow(), cancel);
        return answer;
    }

    public async Task DeclineAsync(Actor actor, long id, CancellationToken cancel)
    {
        if (ContentPolicy.MayEdit(actor)) await proposals.SettleAsync(id, ProposalState.Declined, actor.Id, clock.GetUtcNow(), cancel);
    }
}

/// <summary>Why a proposal is not kept.</summary>
public sealed record PhraseRefusal(PhraseFault Fault, bool IsInNote);

/// <summary>What an editor asks for.</summary>
/// <param name="Question">Id of a question; "" for an example of the topic.</param>
public sealed record WantedPhrase(string Phrase, Topic Topic, Urgency Urgency, Speaker Speaker, string Question, string Note);
