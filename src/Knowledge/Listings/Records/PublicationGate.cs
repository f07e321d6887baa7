namespace SafeHelp.Knowledge.Listings.Records;

/// <summary>
/// What must be there before anything is published (plan 838): every field, the holder's signed consent, the managing body's agreement, the local
/// authority's confirmation, the province's acceptance, and the appraisal where the sample asks for one.
/// </summary>
internal sealed class PublicationGate(RecordStandards standards)
{
    public IReadOnlyList<Refusal> Faults(ListingRecord record, RecordCall call)
    {
        if (record.Standing is not Standing.Open) return [new Refusal(RefusalCode.AlreadyWithdrawn)];
        if (record.Pending is not { Confirmation.IsComplete: true, Submitted: { } submitted } edition) return [new Refusal(RefusalCode.NotConfirmed)];
        return
        [
            .. Completeness.Faults(edition.Fields, standards),
            .. PaperFaults(record, edition.Fields, call.Today),
            .. MarkFaults(record.Id, edition),
            .. submitted.By == call.By ? [new Refusal(RefusalCode.FourEyes)] : Array.Empty<Refusal>(),
        ];
    }

    /// <summary>Which agreements are missing for these fields to be public.</summary>
    public static IReadOnlyList<Refusal> PaperFaults(ListingRecord record, RecordFields fields, DateOnly today) =>
        [.. Agreed(record, PaperKind.HolderConsent, fields, today), .. Agreed(record, PaperKind.ManagingBodyAgreement, fields, today)];

    private IEnumerable<Refusal> MarkFaults(string id, Edition edition)
    {
        if (edition.Accepted is null) yield return new Refusal(RefusalCode.NotAccepted);
        if (edition.Appraisal is { IsAsStated: false }) yield return new Refusal(RefusalCode.AppraisalFailed);
        if (edition.Appraisal is null && AppraisalSample.Includes(id, edition.Number, standards.Terms.AppraisedPercent)) yield return new Refusal(RefusalCode.AppraisalMissing);
    }

    private static IEnumerable<Refusal> Agreed(ListingRecord record, PaperKind kind, RecordFields fields, DateOnly today)
    {
        var holding = record.Papers.Where(paper => paper.Kind == kind && paper.IsComplete && paper.HoldsOn(today)).ToList();
        var asked = fields.Confidentiality is Confidentiality.Public && fields.Place is not null ? PaperScope.ContactAndPlace : PaperScope.Contact;
        if (holding.Count == 0) yield return new Refusal(kind is PaperKind.HolderConsent ? RefusalCode.HolderConsentMissing : RefusalCode.ManagingBodyAgreementMissing);
        else if (holding.TrueForAll(paper => paper.Scope < asked)) yield return new Refusal(RefusalCode.ScopeTooNarrow);
    }
}
