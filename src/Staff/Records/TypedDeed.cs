using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Staff.Records;

/// <summary>What is asked to be done with a record, from the form of that deed.</summary>
internal static class TypedDeed
{
    /// <summary>Null where a day is missing or cannot be read.</summary>
    public static RecordAction? Read(RecordActionKind kind, TypedForm form) =>
        kind switch
        {
            RecordActionKind.AddPaper => Paper(form),
            RecordActionKind.WithdrawPaper => new RecordAction.WithdrawPaper(form["Paper"]),
            RecordActionKind.Submit => new RecordAction.Submit(),
            RecordActionKind.Confirm => Confirmation(form),
            RecordActionKind.SendBack => new RecordAction.SendBack(form["SendBackReason"]),
            RecordActionKind.Accept => new RecordAction.Accept(),
            RecordActionKind.Appraise => new RecordAction.Appraise(form["AsStated"] == "yes", form["AppraisalNote"]),
            RecordActionKind.Publish => new RecordAction.Publish(),
            RecordActionKind.Review => new RecordAction.Review(),
            RecordActionKind.Discard => new RecordAction.Discard(),
            RecordActionKind.Withdraw => new RecordAction.Withdraw(form["WithdrawReason"]),
            RecordActionKind.Reopen => new RecordAction.Reopen(),
            RecordActionKind.Archive => new RecordAction.Archive(),
            _ => null,
        };

    private static RecordAction.AddPaper? Paper(TypedForm form) =>
        TypedDay.Read(form["PaperDay"]) is { } day && Enum.TryParse<PaperKind>(form["PaperKind"], out var kind) && Enum.TryParse<PaperScope>(form["PaperScope"], out var scope)
            ? new RecordAction.AddPaper(new Paper(Guid.NewGuid().ToString("N"), kind, form["Signer"], form["SignerRole"], day, scope, form["Reference"]))
            : null;

    private static RecordAction.Confirm? Confirmation(TypedForm form) =>
        TypedDay.Read(form["ConfirmationDay"]) is { } day
            ? new RecordAction.Confirm(new AuthorityConfirmation(form["Authority"], form["AuthorityRole"], day, form["AuthorityReference"]))
            : null;
}
