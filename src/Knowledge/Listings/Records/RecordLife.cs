using static SafeHelp.Knowledge.Listings.Records.RecordState;

namespace SafeHelp.Knowledge.Listings.Records;

/// <summary>Who does something with a record, and on which day.</summary>
public sealed record RecordCall(string By, DateOnly Today);

/// <summary>What became of it: the record after it, or why it cannot be done.</summary>
/// <param name="Next">Null when it is refused.</param>
public sealed record RecordOutcome(ListingRecord? Next, IReadOnlyList<Refusal> Refusals)
{
    public static RecordOutcome Refused(params IReadOnlyList<Refusal> refusals) => new(null, refusals);

    public static RecordOutcome Refused(RefusalCode code) => new(null, [new Refusal(code)]);
}

/// <summary>
/// The life of a record: a pure function of the record, what is done and the day. Nothing becomes live but through <see cref="PublicationGate"/>,
/// and what is live changes by nothing else.
/// </summary>
public sealed class RecordLife(RecordStandards standards)
{
    private readonly PublicationGate gate = new(standards);

    public RecordTerms Terms => standards.Terms;

    public RecordOutcome Apply(ListingRecord record, RecordAction action, RecordCall call)
    {
        if (record.Standing is Standing.Archived) return RecordOutcome.Refused(RefusalCode.Archived);
        var outcome = Try(record, action, call);
        return outcome.Next is { } next ? outcome with { Next = next with { Revision = record.Revision + 1 } } : outcome;
    }

    private RecordOutcome Try(ListingRecord record, RecordAction action, RecordCall call) =>
        action switch
        {
            RecordAction.Edit edit => Edit(record, edit.Fields),
            RecordAction.AddPaper add => AddPaper(record, add.Paper, call),
            RecordAction.WithdrawPaper withdraw => WithdrawPaper(record, withdraw.PaperId, call),
            RecordAction.Submit => Submit(record, call),
            RecordAction.Confirm confirm => Confirm(record, confirm.Confirmation, call),
            RecordAction.SendBack back => SendBack(record, back.Reason),
            RecordAction.Accept => Accept(record, call),
            RecordAction.Appraise look => Appraise(record, look, call),
            RecordAction.Publish => Publish(record, call),
            RecordAction.Review => Review(record, call),
            RecordAction.Discard => Discard(record),
            RecordAction.Withdraw withdraw => Withdraw(record, withdraw.Reason),
            RecordAction.Reopen => Reopen(record),
            RecordAction.Archive => Archive(record),
            _ => throw new ArgumentOutOfRangeException(nameof(action)),
        };

    private static RecordOutcome Edit(ListingRecord record, RecordFields fields)
    {
        if (record.Standing is Standing.Withdrawn) return RecordOutcome.Refused(RefusalCode.AlreadyWithdrawn);
        if (Comparison.Of(record.Newest.Fields, fields).Count == 0) return RecordOutcome.Refused(RefusalCode.NothingChanged);
        return Done(record with { Pending = new Edition(record.Editions + 1, fields), Editions = record.Editions + 1 });
    }

    private static RecordOutcome AddPaper(ListingRecord record, Paper paper, RecordCall call)
    {
        if (!paper.IsComplete || paper.WithdrawnOn is not null) return RecordOutcome.Refused(RefusalCode.PaperIncomplete);
        if (paper.SignedOn > call.Today) return RecordOutcome.Refused(RefusalCode.InFuture);
        if (record.Papers.Any(known => known.Id == paper.Id)) return RecordOutcome.Refused(RefusalCode.PaperAlreadyThere);
        return Done(record with { Papers = [.. record.Papers, paper] });
    }

    private static RecordOutcome WithdrawPaper(ListingRecord record, string paperId, RecordCall call)
    {
        if (!record.Papers.Any(paper => paper.Id == paperId && paper.WithdrawnOn is null)) return RecordOutcome.Refused(RefusalCode.PaperUnknown);
        var without = record with { Papers = [.. record.Papers.Select(paper => paper.Id == paperId ? paper with { WithdrawnOn = call.Today } : paper)] };
        var stands = without.Live is null || PublicationGate.PaperFaults(without, without.Live.Fields, call.Today).Count == 0;
        return Done(stands ? without : TakenOut(without));
    }

    private RecordOutcome Submit(ListingRecord record, RecordCall call)
    {
        if (record.Pending is not { State: Draft } draft || record.Standing is not Standing.Open) return RecordOutcome.Refused(RefusalCode.NotDraft);
        List<Refusal> faults = [.. Completeness.Faults(draft.Fields, standards), .. PublicationGate.PaperFaults(record, draft.Fields, call.Today)];
        return faults.Count > 0 ? RecordOutcome.Refused(faults) : Moved(record, draft with { Submitted = new Mark(call.By, call.Today) });
    }

    private static RecordOutcome Confirm(ListingRecord record, AuthorityConfirmation confirmation, RecordCall call)
    {
        if (record.Pending is not { State: Submitted } submitted) return RecordOutcome.Refused(RefusalCode.NotSubmitted);
        if (!confirmation.IsComplete) return RecordOutcome.Refused(RefusalCode.ConfirmationIncomplete);
        if (confirmation.SignedOn > call.Today) return RecordOutcome.Refused(RefusalCode.InFuture);
        return Moved(record, submitted with { Confirmation = confirmation });
    }

    private static RecordOutcome SendBack(ListingRecord record, string reason)
    {
        if (record.Pending is not { State: Submitted or Confirmed } sent) return RecordOutcome.Refused(RefusalCode.NotSubmitted);
        if (string.IsNullOrWhiteSpace(reason)) return RecordOutcome.Refused(RefusalCode.ReasonMissing);
        return Moved(record, new Edition(sent.Number, sent.Fields));
    }

    private static RecordOutcome Accept(ListingRecord record, RecordCall call)
    {
        if (record.Pending is not { State: Confirmed } confirmed) return RecordOutcome.Refused(RefusalCode.NotConfirmed);
        if (confirmed.Accepted is not null) return RecordOutcome.Refused(RefusalCode.AlreadyAccepted);
        if (confirmed.Submitted!.By == call.By) return RecordOutcome.Refused(RefusalCode.FourEyes);
        return Moved(record, confirmed with { Accepted = new Mark(call.By, call.Today) });
    }

    private static RecordOutcome Appraise(ListingRecord record, RecordAction.Appraise look, RecordCall call)
    {
        if (record.Pending is not { State: Submitted or Confirmed } sent) return RecordOutcome.Refused(RefusalCode.NotSubmitted);
        if (string.IsNullOrWhiteSpace(look.Note)) return RecordOutcome.Refused(RefusalCode.ReasonMissing);
        if (sent.Submitted!.By == call.By) return RecordOutcome.Refused(RefusalCode.FourEyes);
        return Moved(record, sent with { Appraisal = new Appraisal(look.IsAsStated, look.Note, new Mark(call.By, call.Today)) });
    }

    private RecordOutcome Publish(ListingRecord record, RecordCall call)
    {
        var faults = gate.Faults(record, call);
        if (faults.Count > 0) return RecordOutcome.Refused(faults);
        return Done(Vouched(record with { Live = record.Pending, Pending = null }, call));
    }

    private RecordOutcome Review(ListingRecord record, RecordCall call)
    {
        if (record.Live is not { } live) return RecordOutcome.Refused(RefusalCode.NotPublished);
        var faults = PublicationGate.PaperFaults(record, live.Fields, call.Today);
        return faults.Count > 0 ? RecordOutcome.Refused(faults) : Done(Vouched(record, call));
    }

    private static RecordOutcome Discard(ListingRecord record) =>
        record is { Live: not null, Pending: not null } ? Done(record with { Pending = null }) : RecordOutcome.Refused(RefusalCode.NothingPending);

    private static RecordOutcome Withdraw(ListingRecord record, string reason)
    {
        if (record.Standing is Standing.Withdrawn) return RecordOutcome.Refused(RefusalCode.AlreadyWithdrawn);
        return string.IsNullOrWhiteSpace(reason) ? RecordOutcome.Refused(RefusalCode.ReasonMissing) : Done(TakenOut(record));
    }

    private static RecordOutcome Reopen(ListingRecord record) =>
        record.Standing is Standing.Withdrawn ? Done(record with { Standing = Standing.Open }) : RecordOutcome.Refused(RefusalCode.NotWithdrawn);

    private static RecordOutcome Archive(ListingRecord record) =>
        record.Live is null ? Done(record with { Standing = Standing.Archived }) : RecordOutcome.Refused(RefusalCode.NotWithdrawn);

    // What was live becomes a draft without any mark of the gate: nothing of the old passage counts for coming back.
    private static ListingRecord TakenOut(ListingRecord record) =>
        record with { Standing = Standing.Withdrawn, Live = null, Pending = new Edition(record.Newest.Number, record.Newest.Fields), ReviewedOn = null, DueOn = null };

    private ListingRecord Vouched(ListingRecord record, RecordCall call) =>
        record with { ReviewedOn = call.Today, DueOn = call.Today.AddMonths(standards.Terms.ReviewMonths) };

    private static RecordOutcome Moved(ListingRecord record, Edition pending) => Done(record with { Pending = pending });

    private static RecordOutcome Done(ListingRecord next) => new(next, []);
}
