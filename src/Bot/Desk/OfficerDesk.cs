using System.Collections.Concurrent;
using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Desk;

/// <summary>All that an officer can do at the desk: the console's one door to it. Who may do what is asked of <see cref="DeskPolicy"/>.</summary>
public sealed class OfficerDesk(IDeskStore store, LineBoard board, ITranscript transcript, TurnSource turns, IAccessLog access, DeskOutlets outlets, TimeProvider clock)
{
    private const string Opened = "talk-opened";
    private const int LongestText = 1500;

    private readonly ConcurrentDictionary<string, DateTimeOffset> seen = new();

    private DeskWords Words => new(turns.Current.Knowledge);

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The line as this officer sees it, the talks that she has, and the figures where she leads.</summary>
    public async Task<DeskLine> LineAsync(Actor actor, CancellationToken cancel)
    {
        var open = await board.OpenAsync(cancel);
        var own = open.Where(handover => handover.State is HandoverState.Taken && handover.Officer == actor.Id).ToList();
        return new DeskLine(WaitingLine.For(actor, open), own);
    }

    /// <summary>The figures of what the actor leads, for talks that entered since a moment; null where she leads nothing.</summary>
    public async Task<DeskFigures?> FiguresAsync(Actor actor, DateTimeOffset since, CancellationToken cancel)
    {
        if (actor.Role is not (StaffRole.Reviewer or StaffRole.Publisher)) return null;
        var open = (await board.OpenAsync(cancel)).Where(handover => DeskPolicy.MayLead(actor, handover.Line)).ToList();
        var ofSpan = (await board.SinceAsync(since, cancel)).Where(handover => DeskPolicy.MayLead(actor, handover.Line)).ToList();
        return DeskFigures.Of(open, ofSpan, Now);
    }

    /// <summary>What was said in a talk and noted on it; every opening is logged. Null where the actor may not.</summary>
    public async Task<OpenedTalk?> OpenAsync(Actor actor, long key, CancellationToken cancel)
    {
        if (await store.FindAsync(key, cancel) is not { } handover || !DeskPolicy.MayOpen(actor, handover) || handover.State is HandoverState.Closed) return null;
        await access.NoteAsync(AccessNote.By(actor, Opened, $"{key}", Now), cancel);
        return await ReadAsync(handover, cancel);
    }

    /// <summary>How a talk stands, without what was said in it; null where the actor sees nothing of it.</summary>
    public async Task<Handover?> StandAsync(Actor actor, long key, CancellationToken cancel) =>
        await store.FindAsync(key, cancel) is { } handover && (DeskPolicy.MayOpen(actor, handover) || DeskPolicy.MaySeeInLine(actor, handover)) ? handover : null;

    /// <summary>What was said after a place in a talk that was opened before.</summary>
    public async Task<IReadOnlyList<SaidActivity>> SaidAfterAsync(Actor actor, Handover handover, long sequence, CancellationToken cancel) =>
        DeskPolicy.MayOpen(actor, handover) ? await transcript.ReadAsync(handover.Talk.ChannelId, handover.Talk.ConversationId, sequence, cancel) : [];

    /// <summary>What of a talk that was opened before did not arrive as written, and why.</summary>
    public async Task<IReadOnlyList<LostReply>> LostAsync(Actor actor, Handover handover, CancellationToken cancel) =>
        DeskPolicy.MayOpen(actor, handover) ? await transcript.LostAsync(handover.Talk.ChannelId, handover.Talk.ConversationId, cancel) : [];

    /// <summary>Takes a waiting talk; of two officers at once, one gets it. The person is told that somebody is there.</summary>
    public Task<DeskOutcome> TakeAsync(Actor actor, long key, string alias, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(alias)) return Task.FromResult(DeskOutcome.Not(DeskRefusal.NoAlias));
        return ChangeAsync(key, Taking, cancel);

        DeskAnswer Taking(Handover handover)
        {
            if (handover.State is HandoverState.Taken) return handover.Officer == actor.Id ? DeskAnswer.Same(handover) : DeskAnswer.No(DeskRefusal.TakenByAnother);
            return DeskPolicy.MayTake(actor, handover)
                ? DeskAnswer.Yes(new DeskChange(handover.Taken(actor.Id, alias, Now), [Words.Here(alias)]))
                : DeskAnswer.No(DeskRefusal.NotAllowed);
        }
    }

    /// <summary>Sends words of the officer to the person, once however often it is tried; refused if they carry a number or an address that is not published.</summary>
    public Task<DeskOutcome> SayAsync(Actor actor, OfficerMessage message, CancellationToken cancel)
    {
        var text = message.Text.Trim();
        if (text.Length is 0 or > LongestText) return Task.FromResult(DeskOutcome.Not(DeskRefusal.Length));
        var faults = turns.Current.Guard.Faults(text);
        return faults.Count > 0
            ? Task.FromResult(DeskOutcome.Not(DeskRefusal.Unpublished) with { Faults = faults })
            : ChangeAsync(message.Key, handover => Answering(actor, handover, message.ClientId, () => new DeskChange(handover, [Words.Says(handover.Alias, text)])), cancel);
    }

    /// <summary>Sends a card of the directory; the referral is counted.</summary>
    public Task<DeskOutcome> SendCardAsync(Actor actor, OfficerCard card, CancellationToken cancel)
    {
        if (turns.Current.Knowledge.Listing(card.ListingId) is not { } listing) return Task.FromResult(DeskOutcome.Not(DeskRefusal.Unpublished));
        return ChangeAsync(card.Key, handover => Answering(actor, handover, card.ClientId, () => Carding(handover)), cancel);

        DeskChange Carding(Handover handover) =>
            new(handover, [Words.Card(handover.Alias, card.ListingId, Now)!]) { Tallies = [DeskTallies.Referral(handover, listing.Category, Now)] };
    }

    /// <summary>Keeps a note for colleagues; never sent.</summary>
    public async Task<DeskOutcome> NoteAsync(Actor actor, long key, string text, CancellationToken cancel)
    {
        if (text.Trim().Length is 0 or > LongestText) return DeskOutcome.Not(DeskRefusal.Length);
        if (await store.FindAsync(key, cancel) is not { } handover || !DeskPolicy.MayAnswer(actor, handover)) return DeskOutcome.Not(DeskRefusal.NotAllowed);
        await store.AddNoteAsync(key, new DeskNote(actor.Id, text.Trim(), Now), cancel);
        return new DeskOutcome(handover, null);
    }

    /// <summary>Asks the person whether a colleague or another area may take over; nothing moves before the yes.</summary>
    public Task<DeskOutcome> ProposeAsync(Actor actor, long key, HandoverTarget to, CancellationToken cancel) =>
        ChangeAsync(key, handover => Holding(actor, handover, () => new DeskChange(handover.Spoken(Now) with { Proposal = to }, [Words.Ask(handover, to)])), cancel);

    /// <summary>Gives the talk back to the bot, and says so.</summary>
    public Task<DeskOutcome> GiveBackAsync(Actor actor, long key, CancellationToken cancel) =>
        ChangeAsync(key, handover => Holding(actor, handover, () => new DeskChange(handover.Closed(HandoverEnd.GivenBack, Now), [Words.Of(Occasion.DeskGivenBack, handover)])), cancel);

    /// <summary>Ends a talk that is at its end; nothing more is said.</summary>
    public Task<DeskOutcome> EndAsync(Actor actor, long key, CancellationToken cancel) =>
        ChangeAsync(key, handover => Holding(actor, handover, () => new DeskChange(handover.Closed(HandoverEnd.Helped, Now), [])), cancel);

    /// <summary>Puts a talk back into the line, as if its officer had fallen silent: the console was closed on purpose.</summary>
    public Task<DeskOutcome> ReturnToLineAsync(Actor actor, long key, CancellationToken cancel) =>
        ChangeAsync(key, handover => Holding(actor, handover, () => new DeskChange(handover.Requeued(), [Words.Of(Occasion.DeskRequeued, handover)])), cancel);

    /// <summary>For the console while it is open; the officer counts as there. Written down now and then only: consoles ask every few seconds.</summary>
    public async Task SeenAsync(Actor actor, DeskTimes times, CancellationToken cancel)
    {
        var now = Now;
        if (seen.TryGetValue(actor.Id, out var last) && now >= last && now - last < times.Presence / 4) return;
        await store.SeenAsync(actor.Id, now + times.Presence, cancel);
        seen[actor.Id] = now;
    }

    private DeskAnswer Answering(Actor actor, Handover handover, string clientId, Func<DeskChange> change) =>
        Holding(actor, handover, () =>
        {
            var said = change();
            var wait = handover.AnsweredAt is null ? [DeskTallies.Answer(handover, Now)] : Array.Empty<Tally>();
            return said with { After = handover.Spoken(Now), ClientId = clientId, Tallies = [.. said.Tallies, .. wait] };
        });

    private static DeskAnswer Holding(Actor actor, Handover handover, Func<DeskChange> change) =>
        DeskPolicy.MayAnswer(actor, handover) ? DeskAnswer.Yes(change()) : DeskAnswer.No(DeskRefusal.NotYours);

    private async Task<OpenedTalk> ReadAsync(Handover handover, CancellationToken cancel) =>
        new(
            handover,
            await transcript.ReadAsync(handover.Talk.ChannelId, handover.Talk.ConversationId, 0, cancel),
            await store.NotesAsync(handover.Key, cancel));

    private async Task<DeskOutcome> ChangeAsync(long key, Func<Handover, DeskAnswer> answer, CancellationToken cancel)
    {
        var found = DeskAnswer.No(DeskRefusal.Closed);
        var change = await store.ChangeAsync(key, handover => (found = answer(handover)).Change is { } wanted ? turns.Current.AsWished(wanted) : null, Now, cancel);
        if (change is null) return new DeskOutcome(found.Handover, found.Refusal);
        outlets.Tell(change.After.Talk);
        return new DeskOutcome(change.After, null);
    }

    /// <summary>A change, no change but no refusal either, or a refusal.</summary>
    private sealed record DeskAnswer(DeskChange? Change, Handover? Handover, DeskRefusal? Refusal)
    {
        public static DeskAnswer Yes(DeskChange change) => new(change, change.After, null);

        public static DeskAnswer Same(Handover handover) => new(null, handover, null);

        public static DeskAnswer No(DeskRefusal why) => new(null, null, why);
    }
}
