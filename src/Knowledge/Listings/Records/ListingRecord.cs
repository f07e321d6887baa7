namespace SafeHelp.Knowledge.Listings.Records;

/// <summary>A directory entry with its papers, from which a listing is published.</summary>
/// <param name="Revision">Counts up with every change: two officers cannot overwrite each other.</param>
/// <param name="Live">The edition that the public sees; null when none.</param>
/// <param name="Pending">The edition under way to publication, beside the live one; null when none.</param>
/// <param name="ReviewedOn">When somebody last vouched for the live edition.</param>
/// <param name="DueOn">The last day of the next review.</param>
public sealed record ListingRecord(
    string Id,
    long Revision,
    Standing Standing,
    Edition? Live,
    Edition? Pending,
    IReadOnlyList<Paper> Papers,
    DateOnly? ReviewedOn,
    DateOnly? DueOn)
{
    /// <summary>How many editions it has had: a number is never given twice, even to what was discarded.</summary>
    public int Editions { get; init; } = 1;

    /// <summary>The edition that work goes on with: the pending one, else the live one.</summary>
    public Edition Newest => Pending ?? Live!;

    /// <summary>The province's and commune's codes that decide who may see it and work on it.</summary>
    public RecordArea Area => RecordArea.Of(Newest.Fields);

    /// <summary>Where it stands in its life on a day.</summary>
    public RecordState StateOn(DateOnly day, RecordTerms terms)
    {
        if (Standing is Standing.Archived) return RecordState.Archived;
        if (Standing is Standing.Withdrawn) return RecordState.Withdrawn;
        if (Live is null) return Newest.State;
        if (day > DueOn) return RecordState.Overdue;
        return day >= DueOn!.Value.AddDays(-terms.NoticeDays) ? RecordState.Due : RecordState.Published;
    }

    /// <summary>The first day on which it is no longer among the answers unless somebody reviews it; null when it is not published.</summary>
    public DateOnly? LeavesOn(RecordTerms terms) => Live is null ? null : DueOn!.Value.AddDays(terms.GraceDays + 1);

    public static ListingRecord Draft(string id, RecordFields fields) => new(id, 0, Standing.Open, null, new Edition(1, fields), [], null, null);
}

/// <summary>Whether a record takes part at all.</summary>
public enum Standing { Open, Withdrawn, Archived }

/// <summary>Where a record stands in its life.</summary>
public enum RecordState { Draft, Submitted, Confirmed, Published, Due, Overdue, Withdrawn, Archived }

/// <summary>One version of what a record says, never changed once it is kept, and how far it has come through the gate.</summary>
public sealed record Edition(int Number, RecordFields Fields)
{
    public Mark? Submitted { get; init; }

    public AuthorityConfirmation? Confirmation { get; init; }

    public Mark? Accepted { get; init; }

    public Appraisal? Appraisal { get; init; }

    /// <summary>Draft, submitted or confirmed.</summary>
    public RecordState State
    {
        get
        {
            if (Confirmation is not null) return RecordState.Confirmed;
            return Submitted is null ? RecordState.Draft : RecordState.Submitted;
        }
    }
}

/// <summary>Where a record belongs: to a commune, a province ("" commune) or the country (both "").</summary>
public sealed record RecordArea(string Province, string Commune)
{
    public static RecordArea Of(RecordFields fields) => new(fields.Province, fields.Commune ?? "");

    /// <summary>True when an area's code ("" country, two digits province, five digits commune) holds it.</summary>
    public bool IsIn(string code) => code.Length == 0 || code == Province || (code.Length == 5 && code == Commune);
}
