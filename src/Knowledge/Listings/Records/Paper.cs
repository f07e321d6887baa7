namespace SafeHelp.Knowledge.Listings.Records;

/// <summary>A signed paper without which nothing is published.</summary>
/// <param name="Reference">Where the paper itself lies: a file's id, or number and shelf.</param>
/// <param name="Scope">What the signer agrees may be public.</param>
/// <param name="WithdrawnOn">Day from which it holds no more.</param>
public sealed record Paper(
    string Id,
    PaperKind Kind,
    string Signer,
    string SignerRole,
    DateOnly SignedOn,
    PaperScope Scope,
    string Reference,
    DateOnly? WithdrawnOn = null)
{
    public bool HoldsOn(DateOnly day) => SignedOn <= day && (WithdrawnOn is null || day < WithdrawnOn);

    /// <summary>True when everything stands on it that a paper must say.</summary>
    public bool IsComplete => !new[] { Id, Signer, SignerRole, Reference }.Any(string.IsNullOrWhiteSpace);
}

/// <summary>Which of the two agreements a paper is.</summary>
public enum PaperKind
{
    /// <summary>Of the person or body in whose name the address stands.</summary>
    HolderConsent,

    /// <summary>Of the body that manages it.</summary>
    ManagingBodyAgreement,
}

/// <summary>How much a signer agrees to have published.</summary>
public enum PaperScope
{
    /// <summary>Name, numbers and hours.</summary>
    Contact,

    /// <summary>The same and where it stands.</summary>
    ContactAndPlace,
}

/// <summary>The local authority's word that what an edition says is so.</summary>
public sealed record AuthorityConfirmation(string Authority, string SignerRole, DateOnly SignedOn, string Reference)
{
    public bool IsComplete => !new[] { Authority, SignerRole, Reference }.Any(string.IsNullOrWhiteSpace);
}

/// <summary>What somebody found who went and looked.</summary>
public sealed record Appraisal(bool IsAsStated, string Note, Mark Mark);

/// <summary>Who did a step, and on which day.</summary>
public sealed record Mark(string By, DateOnly On);
