namespace SafeHelp.Knowledge.Listings.Records;

/// <summary>Something that is done with a record.</summary>
public abstract record RecordAction
{
    private RecordAction()
    {
    }

    public abstract RecordActionKind Kind { get; }

    /// <summary>New fields: on a published record they wait beside the live ones.</summary>
    public sealed record Edit(RecordFields Fields) : RecordAction
    {
        public override RecordActionKind Kind => RecordActionKind.Edit;
    }

    public sealed record AddPaper(Paper Paper) : RecordAction
    {
        public override RecordActionKind Kind => RecordActionKind.AddPaper;
    }

    /// <summary>A signer takes an agreement back: what stood on it leaves the answers at once.</summary>
    public sealed record WithdrawPaper(string PaperId) : RecordAction
    {
        public override RecordActionKind Kind => RecordActionKind.WithdrawPaper;
    }

    public sealed record Submit : RecordAction
    {
        public override RecordActionKind Kind => RecordActionKind.Submit;
    }

    /// <summary>Records the local authority's confirmation.</summary>
    public sealed record Confirm(AuthorityConfirmation Confirmation) : RecordAction
    {
        public override RecordActionKind Kind => RecordActionKind.Confirm;
    }

    /// <summary>Sends a submitted or confirmed edition back to be mended.</summary>
    public sealed record SendBack(string Reason) : RecordAction
    {
        public override RecordActionKind Kind => RecordActionKind.SendBack;
    }

    /// <summary>The province takes responsibility for it.</summary>
    public sealed record Accept : RecordAction
    {
        public override RecordActionKind Kind => RecordActionKind.Accept;
    }

    /// <summary>Records what somebody found who went and looked.</summary>
    public sealed record Appraise(bool IsAsStated, string Note) : RecordAction
    {
        public override RecordActionKind Kind => RecordActionKind.Appraise;
    }

    public sealed record Publish : RecordAction
    {
        public override RecordActionKind Kind => RecordActionKind.Publish;
    }

    /// <summary>The six-monthly word that what is published still holds.</summary>
    public sealed record Review : RecordAction
    {
        public override RecordActionKind Kind => RecordActionKind.Review;
    }

    /// <summary>Drops a change that waits beside the live edition.</summary>
    public sealed record Discard : RecordAction
    {
        public override RecordActionKind Kind => RecordActionKind.Discard;
    }

    public sealed record Withdraw(string Reason) : RecordAction
    {
        public override RecordActionKind Kind => RecordActionKind.Withdraw;
    }

    /// <summary>Makes a withdrawn record a draft again, which passes the whole gate anew.</summary>
    public sealed record Reopen : RecordAction
    {
        public override RecordActionKind Kind => RecordActionKind.Reopen;
    }

    public sealed record Archive : RecordAction
    {
        public override RecordActionKind Kind => RecordActionKind.Archive;
    }
}

/// <summary>The kinds of what is done with records, for rights and history.</summary>
public enum RecordActionKind
{
    Create, Edit, AddPaper, WithdrawPaper, Submit, Confirm, SendBack, Accept, Appraise, Publish, Review, Discard, Withdraw, Reopen, Archive,
}
