using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Bot.Records.Import.Partners;

/// <summary>What a partner's feed would bring.</summary>
/// <param name="Fresh">Drafts of what nobody here knows.</param>
/// <param name="Known">Drafts of what may be here already.</param>
/// <param name="Forbidden">Names of what lies beyond the actor's area: with one of them none is taken.</param>
public sealed record PartnerPreview(IReadOnlyList<PartnerFault> Faults, IReadOnlyList<PartnerDraft> Fresh, IReadOnlyList<PartnerMatch> Known, IReadOnlyList<string> Forbidden)
{
    /// <summary>All of it is right and within reach.</summary>
    public bool MayBeTaken => Faults.Count == 0 && Forbidden.Count == 0 && Fresh.Count + Known.Count > 0;

    internal static PartnerPreview Refused(params IReadOnlyList<PartnerFault> faults) => new(faults, [], [], []);
}

/// <summary>A partner's draft and a record of ours that may be the same.</summary>
/// <param name="Ours">What ours says now; null beyond the first so many, which are enough to look at.</param>
public sealed record PartnerMatch(PartnerDraft Draft, string RecordId, RecordFields? Ours)
{
    /// <summary>What the partner says otherwise, field by field.</summary>
    public IReadOnlyList<FieldChange> Changes => Ours is null ? [] : Draft.ComparedWith(Ours);
}

/// <summary>Which drafts of a feed are taken.</summary>
public enum PartnerChoice
{
    /// <summary>Those that nobody here knows.</summary>
    Fresh,

    /// <summary>Those that may be here already, too.</summary>
    All,
}
