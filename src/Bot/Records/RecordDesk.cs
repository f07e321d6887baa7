using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Bot.Records;

/// <summary>Where staff work on records: every screen and every import goes through here, so that rights, rules and history hold for all.</summary>
public sealed class RecordDesk(IRecordStore store, TurnSource turns, NewsBoard board, TimeProvider clock)
{
    /// <summary>The day by which reviews fall due.</summary>
    public DateOnly Today => VietnamDay.Of(clock);

    public RecordTerms Terms => Standards.Terms;

    private RecordStandards Standards => turns.Current.Knowledge.Standards;

    /// <summary>A new draft.</summary>
    public async Task<DeskAnswer> CreateAsync(Actor actor, RecordFields fields, CancellationToken cancel)
    {
        var answers = await ImportAsync(actor, [fields], cancel);
        return answers[0];
    }

    /// <summary>New drafts, all of them or none.</summary>
    /// <returns>One answer a draft, in the same order.</returns>
    public async Task<IReadOnlyList<DeskAnswer>> ImportAsync(Actor actor, IReadOnlyList<RecordFields> drafts, CancellationToken cancel)
    {
        if (drafts.Any(fields => !RecordPolicy.Allows(actor, RecordActionKind.Create, RecordArea.Of(fields))))
            return [.. drafts.Select(fields => Permission(actor, RecordActionKind.Create, RecordArea.Of(fields)))];
        return await KeepAsync(actor, drafts, cancel);
    }

    /// <summary>The same by whoever has the server's command line, wherever the drafts belong.</summary>
    internal Task<IReadOnlyList<DeskAnswer>> ImportByOperatorAsync(Actor caller, IReadOnlyList<RecordFields> drafts, CancellationToken cancel) => KeepAsync(caller, drafts, cancel);

    /// <summary>Does something with a record, if the actor may, the rules allow it and nobody else has changed it since.</summary>
    public async Task<DeskAnswer> DoAsync(Actor actor, RecordAtRevision seen, RecordAction action, CancellationToken cancel)
    {
        if (await store.LoadAsync(seen.Id, cancel) is not { } record || !RecordPolicy.MaySee(actor, record.Area)) return DeskAnswer.Refused(RefusalCode.Unknown);
        if (!IsAllowed(actor, action, record)) return DeskAnswer.Refused(RefusalCode.NotAllowed);
        if (record.Revision != seen.Revision) return DeskAnswer.Refused(RefusalCode.ChangedMeanwhile);
        var outcome = new RecordLife(Standards).Apply(record, action, new RecordCall(actor.Id, Today));
        if (outcome.Next is not { } next) return new DeskAnswer(null, outcome.Refusals);
        if (!await store.SaveAsync([Change(actor, record, next, (action.Kind, Reason(action)))], cancel)) return DeskAnswer.Refused(RefusalCode.ChangedMeanwhile);
        board.Tell(News.DirectoryChanged);
        return new DeskAnswer(next, []);
    }

    /// <summary>The same with several records, each by itself: an officer's dozen at once.</summary>
    public async Task<IReadOnlyList<DeskAnswer>> DoAllAsync(Actor actor, IReadOnlyList<RecordAtRevision> seen, RecordAction action, CancellationToken cancel)
    {
        var answers = new List<DeskAnswer>();
        foreach (var one in seen) answers.Add(await DoAsync(actor, one, action, cancel));
        return answers;
    }

    private async Task<IReadOnlyList<DeskAnswer>> KeepAsync(Actor actor, IReadOnlyList<RecordFields> drafts, CancellationToken cancel)
    {
        var records = drafts.Select(fields => ListingRecord.Draft($"hs-{Guid.CreateVersion7(clock.GetUtcNow()):N}", fields)).ToList();
        await store.SaveAsync([.. records.Select(record => Change(actor, null, record, (RecordActionKind.Create, null)))], cancel);
        return [.. records.Select(record => new DeskAnswer(record, []))];
    }

    // A change may also move a record: then the actor must reach where it goes, too.
    private static bool IsAllowed(Actor actor, RecordAction action, ListingRecord record) =>
        RecordPolicy.Allows(actor, action.Kind, record.Area)
        && (action is not RecordAction.Edit edit || RecordPolicy.Allows(actor, action.Kind, RecordArea.Of(edit.Fields)));

    private static DeskAnswer Permission(Actor actor, RecordActionKind kind, RecordArea area) =>
        RecordPolicy.Allows(actor, kind, area) ? new DeskAnswer(null, []) : DeskAnswer.Refused(RefusalCode.NotAllowed);

    private static string? Reason(RecordAction action) =>
        action switch
        {
            RecordAction.SendBack back => back.Reason,
            RecordAction.Withdraw withdraw => withdraw.Reason,
            RecordAction.Appraise look => look.Note,
            _ => null,
        };

    private RecordChange Change(Actor actor, ListingRecord? before, ListingRecord after, (RecordActionKind Kind, string? Reason) done)
    {
        var (today, terms) = (Today, Terms);
        var changed = before is null ? [] : Comparison.Of(before.Newest.Fields, after.Newest.Fields).Select(change => change.Field);
        var told = new RecordEvent(
            after.Id, after.Revision, done.Kind, actor.Id, clock.GetUtcNow(), before?.StateOn(today, terms) ?? RecordState.Draft, after.StateOn(today, terms), after.Newest.Number, [.. changed], done.Reason);
        return new RecordChange(before, after, told, Publication.Of(after, terms));
    }
}

/// <summary>A record as somebody saw it.</summary>
public sealed record RecordAtRevision(string Id, long Revision);
