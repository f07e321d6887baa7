namespace SafeHelp.Knowledge.Listings.Records;

/// <summary>Why something cannot be done with a record; the words for it stand in <c>content/records.yml</c>.</summary>
/// <param name="Field">Which field is meant; null for none.</param>
public sealed record Refusal(RefusalCode Code, RecordField? Field = null)
{
    public static Refusal Missing(RecordField field) => new(RefusalCode.Missing, field);

    public static Refusal Wrong(RecordField field) => new(RefusalCode.Wrong, field);
}

/// <summary>The reasons for which something is refused.</summary>
public enum RefusalCode
{
    Missing, Wrong,
    HolderConsentMissing, ManagingBodyAgreementMissing, ScopeTooNarrow, PaperIncomplete, PaperUnknown, PaperAlreadyThere,
    NotDraft, NotSubmitted, NotConfirmed, NotPublished, NotWithdrawn, NothingPending, NothingChanged, AlreadyWithdrawn, Archived,
    ConfirmationIncomplete, NotAccepted, AlreadyAccepted, AppraisalMissing, AppraisalFailed, FourEyes, ReasonMissing, InFuture,
    BlockedNumber, PlaceGivenAway, UnknownUnit,
    ConsentMissing, ChildConsentMissing,
    NotAllowed, ChangedMeanwhile, Unknown,
}

/// <summary>The fields of a record, for faults and for comparing two editions.</summary>
public enum RecordField
{
    Category, Name, OtherNames, People, Phones, Hours, Exceptions, Audience, Languages, Serves, Province, Commune, Address, Point, Confidentiality, Services, Note,
}
