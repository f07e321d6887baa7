using SafeHelp.Knowledge.Listings.Duplicates;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Bot.Records;

/// <summary>Keeps records, their papers and their history.</summary>
public interface IRecordStore
{
    /// <summary>A record with all that is kept of it; null for an unknown id.</summary>
    Task<ListingRecord?> LoadAsync(string id, CancellationToken cancel);

    /// <summary>Keeps all changes with their history and what becomes public by them, or none.</summary>
    /// <returns>False when one of the records has changed since it was loaded: then nothing is kept.</returns>
    Task<bool> SaveAsync(IReadOnlyList<RecordChange> changes, CancellationToken cancel);

    Task<RecordPage> ListAsync(RecordFilter filter, CancellationToken cancel);

    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<RecordEvent>> HistoryAsync(string id, CancellationToken cancel);

    /// <summary>What an edition said; null for none.</summary>
    Task<RecordFields?> EditionAsync(string id, int number, CancellationToken cancel);

    /// <summary>How the published records of each commune stand on a day.</summary>
    Task<IReadOnlyList<CommuneCount>> CountAsync(string area, DateOnly today, CancellationToken cancel);

    /// <summary>What new records are compared with to find the same one entered twice.</summary>
    Task<IReadOnlyList<DuplicateKey>> KeysAsync(string area, CancellationToken cancel);

    /// <summary>Writes down that somebody looked at the people in charge and the place of a record.</summary>
    Task LogLookAsync(string id, string by, DateTimeOffset at, CancellationToken cancel);
}

/// <summary>One change of one record.</summary>
/// <param name="Before">Null for a new record.</param>
/// <param name="Public">What people see of it from now on; null for nothing.</param>
public sealed record RecordChange(ListingRecord? Before, ListingRecord After, RecordEvent Event, Publication? Public);

/// <summary>What was done with a record: who, when, what.</summary>
/// <param name="Revision">The record's revision after it.</param>
/// <param name="Edition">Number of the newest edition after it.</param>
/// <param name="Changed">Fields in which the newest edition differs from the one before it; empty where it does not.</param>
/// <param name="Reason">Why, where a reason is asked.</param>
public sealed record RecordEvent(string RecordId, long Revision, RecordActionKind Kind, string By, DateTimeOffset At, RecordState Before, RecordState After, int Edition, IReadOnlyList<RecordField> Changed, string? Reason);

/// <summary>Which records, as the store finds them.</summary>
/// <param name="Area">"" for all, or a province's or commune's code.</param>
/// <param name="Words">Folded words that all must be there; empty for any.</param>
public sealed record RecordFilter(string Area, IReadOnlyList<string> Words)
{
    public Standing? Standing { get; init; }

    /// <summary>Stage of the edition under way; null for any or none.</summary>
    public RecordState? Pending { get; init; }

    public bool IsLive { get; init; }

    public DateOnly? DueFrom { get; init; }

    public DateOnly? DueTo { get; init; }

    public string? Category { get; init; }

    public RecordOrder Order { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 50;
}

/// <summary>In which order records are listed.</summary>
public enum RecordOrder
{
    Name,

    /// <summary>What falls due first.</summary>
    Due,
}

/// <summary>A page of records.</summary>
/// <param name="Total">On all pages together.</param>
public sealed record RecordPage(IReadOnlyList<RecordLine> Lines, int Total);

/// <summary>A record in a list.</summary>
/// <param name="Pending">Stage of the edition under way; null for none.</param>
/// <param name="Doubts">How often people said that its number does not answer, since somebody last checked.</param>
public sealed record RecordLine(string Id, long Revision, string Name, string Category, RecordArea Area, Standing Standing, bool IsLive, RecordState? Pending, DateOnly? ReviewedOn, DateOnly? DueOn, int Doubts)
{
    /// <summary>Where it stands in its life on a day.</summary>
    public RecordState StateOn(DateOnly day, RecordTerms terms)
    {
        if (Standing is Standing.Archived) return RecordState.Archived;
        if (Standing is Standing.Withdrawn) return RecordState.Withdrawn;
        if (!IsLive) return Pending ?? RecordState.Draft;
        if (day > DueOn) return RecordState.Overdue;
        return day >= DueOn!.Value.AddDays(-terms.NoticeDays) ? RecordState.Due : RecordState.Published;
    }
}

/// <summary>How the published records of a commune ("" for a province's own) stand.</summary>
/// <param name="Fresh">Checked within the last three months.</param>
/// <param name="Old">Checked longer ago than six months.</param>
public sealed record CommuneCount(RecordArea Area, int Published, int Overdue, int Fresh, int Old);
