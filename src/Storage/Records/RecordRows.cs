using System.Data.Common;
using Dapper;
using SafeHelp.Bot.Records;

namespace SafeHelp.Storage.Records;

/// <summary>Writes changes of records within a transaction.</summary>
internal sealed class RecordRows(ICipher cipher)
{
    private static readonly (string, string[]) Records =
        ("record", ["id", "revision", "standing", "live", "pending", "pending_state", "editions", "marks", "reviewed_on", "due_on", "name", "name_key", "category", "province", "commune", "words"]);

    private static readonly (string, string[]) Editions = ("record_edition", ["record", "number", "body"]);
    private static readonly (string, string[]) Kept = ("record_kept", ["record", "number", "body"]);

    private static readonly (string, string[]) Events =
        ("record_event", ["record", "revision", "kind", "by_whom", "at", "state_before", "state_after", "edition", "changed", "reason"]);

    private const string Update = """
        UPDATE record SET revision = @Revision, standing = @Standing, live = @Live, pending = @Pending, pending_state = @PendingState, editions = @Editions,
            marks = @Marks, reviewed_on = @ReviewedOn, due_on = @DueOn, name = @Name, name_key = @NameKey, category = @Category, province = @Province,
            commune = @Commune, words = @Words
        WHERE id = @Id AND revision = @Expected
        """;

    private const string KeepPaper = """
        INSERT INTO record_paper (record, id, body) VALUES (@record, @id, @body)
        ON CONFLICT (record, id) DO UPDATE SET body = excluded.body
        """;

    /// <exception cref="StaleRecordException">One of the records has changed since it was loaded.</exception>
    public async Task WriteAsync(DbConnection connection, IReadOnlyList<RecordChange> changes)
    {
        var known = changes.Where(change => change.Before is not null).Select(change => RecordRow.Of(change.After, change.Before!.Revision)).ToList();
        if (known.Count > 0 && await connection.ExecuteAsync(Update, known) != known.Count) throw new StaleRecordException();
        await ManyRows.InsertAsync(connection, Records, changes.Where(change => change.Before is null).Select(change => RecordRow.Of(change.After, 0).Values()));
        await WriteEditionsAsync(connection, changes);
        await connection.ExecuteAsync(KeepPaper, changes.SelectMany(PapersOf));
        await ManyRows.InsertAsync(connection, Events, changes.Select(change => ValuesOf(change.Event)));
    }

    private async Task WriteEditionsAsync(DbConnection connection, IReadOnlyList<RecordChange> changes)
    {
        var fresh = changes.Where(change => change.Before is null || change.After.Editions > change.Before.Editions).Select(change => (Record: change.After.Id, Edition: change.After.Pending!)).ToList();
        await ManyRows.InsertAsync(connection, Editions, fresh.Select(one => new object?[] { one.Record, (long)one.Edition.Number, RecordJson.Write(KeptFields.Without(one.Edition.Fields)) }));
        await ManyRows.InsertAsync(connection, Kept, fresh.Select(one => new object?[] { one.Record, (long)one.Edition.Number, cipher.Protect(RecordJson.Write(KeptFields.Of(one.Edition.Fields))) }));
    }

    private IEnumerable<object> PapersOf(RecordChange change) =>
        change.After.Papers.Except(change.Before?.Papers ?? []).Select(paper => new { record = change.After.Id, id = paper.Id, body = cipher.Protect(RecordJson.Write(paper)) });

    private static object?[] ValuesOf(RecordEvent told) =>
    [
        told.RecordId, told.Revision, told.Kind.ToString(), told.By, told.At.ToUnixTimeMilliseconds(), told.Before.ToString(), told.After.ToString(), (long)told.Edition,
        RecordJson.Write(told.Changed), told.Reason,
    ];
}

/// <summary>Somebody else has changed a record since it was loaded.</summary>
internal sealed class StaleRecordException : Exception
{
    public StaleRecordException()
        : base("A record has changed since it was loaded.")
    {
    }

    public StaleRecordException(string message)
        : base(message)
    {
    }

    public StaleRecordException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
