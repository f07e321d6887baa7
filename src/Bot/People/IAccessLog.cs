using SafeHelp.Bot.Records;

namespace SafeHelp.Bot.People;

/// <summary>Who looked at or changed what concerns a person; kept for whoever answers for it.</summary>
public interface IAccessLog
{
    Task NoteAsync(AccessNote note, CancellationToken cancel);

    /// <summary>The latest first.</summary>
    Task<IReadOnlyList<AccessNote>> ReadAsync(AccessFilter filter, CancellationToken cancel);
}

/// <summary>One access: ids and codes, never a word of what was seen.</summary>
/// <param name="Area">The area of the account at that moment.</param>
/// <param name="Kind">One of <see cref="AccessKinds"/>, or a kind of record.</param>
/// <param name="Subject">Id of what was looked at or changed.</param>
public sealed record AccessNote(string StaffId, string Area, string Kind, string Subject, DateTimeOffset At)
{
    public static AccessNote By(Actor actor, string kind, string subject, DateTimeOffset at) => new(actor.Id, actor.Area, kind, subject, at);
}

/// <summary>What is asked of the log.</summary>
/// <param name="Areas">Areas of the accounts; null for all.</param>
/// <param name="StaffId">One account; null for all.</param>
public sealed record AccessFilter(IReadOnlyList<string>? Areas, string? StaffId, int Skip, int Take);

/// <summary>Kinds of access that the console notes by itself; other screens add theirs.</summary>
public static class AccessKinds
{
    public const string SignedIn = "signed-in";
    public const string StaffRead = "staff-read";
    public const string StaffAdded = "staff-added";
    public const string StaffChanged = "staff-changed";
    public const string StaffClosed = "staff-closed";
    public const string StaffOpened = "staff-opened";
    public const string StaffReset = "staff-reset";
    public const string LogRead = "log-read";
}
