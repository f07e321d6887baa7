namespace SafeHelp.Knowledge.Listings.Records;

/// <summary>A step on the way to publication.</summary>
public enum GateStepKind { Fields, HolderConsent, ManagingBodyAgreement, Submission, Confirmation, Appraisal, Acceptance, Publication }

/// <summary>How a step stands.</summary>
/// <param name="Missing">What is wanting, for who takes the step; empty where it is done or waits for another step.</param>
public sealed record GateStep(GateStepKind Kind, bool IsDone, IReadOnlyList<Refusal> Missing);

/// <summary>How far the newest edition of a record has come through the gate, step by step, in the words that would refuse it.</summary>
public static class GateSteps
{
    public static IReadOnlyList<GateStep> Of(ListingRecord record, RecordStandards standards, DateOnly today)
    {
        var edition = record.Newest;
        var papers = PublicationGate.PaperFaults(record, edition.Fields, today);
        var isLive = record.Pending is null;
        return
        [
            Asked(GateStepKind.Fields, Completeness.Faults(edition.Fields, standards)),
            Asked(GateStepKind.HolderConsent, Papers(record, PaperKind.HolderConsent, papers, today)),
            Asked(GateStepKind.ManagingBodyAgreement, Papers(record, PaperKind.ManagingBodyAgreement, papers, today)),
            new GateStep(GateStepKind.Submission, isLive || edition.Submitted is not null, []),
            new GateStep(GateStepKind.Confirmation, isLive || edition.Confirmation is not null, []),
            .. Appraisal(record, standards),
            new GateStep(GateStepKind.Acceptance, isLive || edition.Accepted is not null, []),
            new GateStep(GateStepKind.Publication, isLive, []),
        ];
    }

    private static GateStep Asked(GateStepKind kind, IReadOnlyList<Refusal> missing) => new(kind, missing.Count == 0, missing);

    private static IReadOnlyList<Refusal> Papers(ListingRecord record, PaperKind kind, IReadOnlyList<Refusal> faults, DateOnly today)
    {
        var missing = kind is PaperKind.HolderConsent ? RefusalCode.HolderConsentMissing : RefusalCode.ManagingBodyAgreementMissing;
        if (faults.Any(fault => fault.Code == missing)) return [new Refusal(missing)];
        var isNarrow = faults.Any(fault => fault.Code is RefusalCode.ScopeTooNarrow);
        var isWide = record.Papers.Any(paper => paper.Kind == kind && paper.IsComplete && paper.HoldsOn(today) && paper.Scope is PaperScope.ContactAndPlace);
        return isNarrow && !isWide ? [new Refusal(RefusalCode.ScopeTooNarrow)] : [];
    }

    // Only those that the sample asks for, and those that somebody has looked at anyway.
    private static IEnumerable<GateStep> Appraisal(ListingRecord record, RecordStandards standards)
    {
        if (record.Pending is not { } edition) yield break;
        if (edition.Appraisal is { } look) yield return new GateStep(GateStepKind.Appraisal, look.IsAsStated, look.IsAsStated ? [] : [new Refusal(RefusalCode.AppraisalFailed)]);
        else if (AppraisalSample.Includes(record.Id, edition.Number, standards.Terms.AppraisedPercent)) yield return new GateStep(GateStepKind.Appraisal, false, [new Refusal(RefusalCode.AppraisalMissing)]);
    }
}
