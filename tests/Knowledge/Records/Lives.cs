using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Support.Records;

namespace SafeHelp.Knowledge.Tests.Records;

/// <summary>The life of records on the repository's own content, and the way through the gate.</summary>
public sealed class Lives
{
    public const string Officer = "officer";
    public const string Reviewer = "reviewer";
    public const string Publisher = "publisher";

    public static readonly DateOnly Today = new(2026, 11, 22);

    public Lives()
    {
        var snapshot = KnowledgeSnapshot.Load(Places.Loaded.Content);
        Standards = snapshot.Standards with { Terms = RecordTerms.Default with { AppraisedPercent = 0 } };
    }

    public RecordStandards Standards { get; }

    public RecordLife Life => new(Standards);

    public ListingRecord Published(RecordFields? fields = null) => Through(ListingRecord.Draft("hs-1", fields ?? SampleRecords.Fields()), Today);

    /// <summary>All papers, all marks, published.</summary>
    public ListingRecord Through(ListingRecord record, DateOnly day)
    {
        (RecordAction Action, string By)[] way =
        [
            (new RecordAction.AddPaper(SampleRecords.Consent(day)), Officer),
            (new RecordAction.AddPaper(SampleRecords.Agreement(day)), Officer),
            (new RecordAction.Submit(), Officer),
            (new RecordAction.Confirm(SampleRecords.Confirmation(day)), Officer),
            (new RecordAction.Accept(), Reviewer),
            (new RecordAction.Publish(), Publisher),
        ];
        return way.Aggregate(record, (before, step) => Done(before, step.Action, step.By, day));
    }

    public ListingRecord Done(ListingRecord record, RecordAction action, string by, DateOnly? day = null)
    {
        var outcome = Life.Apply(record, action, new RecordCall(by, day ?? Today));
        return outcome.Next ?? throw new InvalidOperationException($"{action.Kind} was refused: {string.Join(", ", outcome.Refusals)}");
    }

    public RefusalCode[] Refused(ListingRecord record, RecordAction action, string by) =>
        [.. Life.Apply(record, action, new RecordCall(by, Today)).Refusals.Select(refusal => refusal.Code)];
}
