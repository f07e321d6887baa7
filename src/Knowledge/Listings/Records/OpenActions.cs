using static SafeHelp.Knowledge.Listings.Records.RecordState;

namespace SafeHelp.Knowledge.Listings.Records;

/// <summary>What can be tried with a record as it stands, so that a screen offers nothing that must be refused; <see cref="RecordLife"/> decides.</summary>
public static class OpenActions
{
    public static bool Has(ListingRecord record, RecordActionKind kind) => record.Standing is not Standing.Archived && IsOpen(record, kind);

    private static bool IsOpen(ListingRecord record, RecordActionKind kind) =>
        kind switch
        {
            RecordActionKind.Edit or RecordActionKind.Withdraw => record.Standing is Standing.Open,
            RecordActionKind.AddPaper => true,
            RecordActionKind.WithdrawPaper => record.Papers.Any(paper => paper.WithdrawnOn is null),
            RecordActionKind.Submit => record is { Standing: Standing.Open, Pending.State: Draft },
            RecordActionKind.Confirm => record.Pending is { State: Submitted },
            RecordActionKind.SendBack or RecordActionKind.Appraise => record.Pending is { State: Submitted or Confirmed },
            RecordActionKind.Accept => record.Pending is { State: Confirmed, Accepted: null },
            RecordActionKind.Publish => record is { Standing: Standing.Open, Pending: { State: Confirmed, Accepted: not null } },
            RecordActionKind.Review => record.Live is not null,
            RecordActionKind.Discard => record is { Live: not null, Pending: not null },
            RecordActionKind.Reopen => record.Standing is Standing.Withdrawn,
            RecordActionKind.Archive => record.Live is null,
            _ => false,
        };
}
