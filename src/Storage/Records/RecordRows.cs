using System.Data.Common;
using Dapper;
using SafeHelp.Bot.Records;

namespace SafeHelp.Storage.Records;

/// <summary>Writes changes of records within a transaction.</summary>
internal sealed class RecordRows(ICipher cipher)
{
    private const string Insert = """
        INSERT INTO record (id, revision, standing, live, pending, pending_state, editions, marks, reviewed_on, due_on, name, name_key, category, province, commune, words)
        VALUES (@Id, @Revision, @Standing, @Live, @Pending, @PendingState, @Editions, @Marks, @ReviewedOn, @DueOn, @Name, @NameKey, @Category, @Province, @Commune, @Words)
        """;

    private const string Update = """
        UPDATE record SET revision = @Revision, standing = @Standing, live = @Live, pending = @Pending, pending_state = @PendingState, editions = @Editions,
            marks = @Marks, reviewed_on = @ReviewedOn, due_on = @DueOn, name = @Name, name_key = @NameKey, category = @Category, province = @Province,
            commune = @Commune, words = @Words
        WHERE id = @Id AND revision = @Expected
        """;

    private const string InsertEdition = "INSERT INTO record_edition (record, number, body) VALUES (@record, @number, @body)";
    private const string InsertKept = "INSERT INTO record_kept (record, number, body) VALUES (@record, @number, @body)";

    private const string KeepPaper = """
        INSERT INTO record_paper (record, id, body) VALUES (@record, @id, @body)
        ON CONFLICT (record, id) DO UPDATE SET body = excluded.body
        """;

    private const string InsertEvent = """
        INSERT INTO record_event (record, revision, kind, by_whom, at, state_before, state_after, edition, changed, reason)
        VALUES (@record, @revision, @kind, @by, @at, @before, @after, @edition, @changed, @reason)
        """;

    /// <exception cref="StaleRecordException">One of the records has changed since it was loaded.</exception>
    public async Task WriteAsync(DbConnection connection, IReadOnlyList<RecordChange> changes)
    {
        var known = changes.Where(change => change.Before is not null).Select(change => RecordRow.Of(change.After, change.Before!.Revision)).ToList();
        if (known.Count > 0 && await connection.ExecuteAsync(Update, known) != known.Count) throw new StaleRecordException();
        await connection.ExecuteAsync(Insert, changes.Where(change => change.Before is null).Select(change => RecordRow.Of(change.After, 0)));
        await WriteEditionsAsync(connection, changes);
        await connection.ExecuteAsync(KeepPaper, changes.SelectMany(PapersOf));
        await connection.ExecuteAsync(InsertEvent, changes.Select(change => EventOf(change.Event)));
    }

    private async Task WriteEditionsAsync(DbConnection connection, IReadOnlyList<RecordChange> changes)
    {
        var fresh = changes.Where(change => change.Before is null || change.After.Editions > change.Before.Editions).Select(change => (Record: change.After.Id, Edition: change.After.Pending!)).ToList();
        await connection.ExecuteAsync(
            InsertEdition, fresh.Select(one => new { record = one.Record, number = (long)one.Edition.Number, body = RecordJson.Write(KeptFields.Without(one.Edition.Fields)) }));
        await connection.ExecuteAsync(
            InsertKept, fresh.Select(one => new { record = one.Record, number = (long)one.Edition.Number, body = cipher.Protect(RecordJson.Write(KeptFields.Of(one.Edition.Fields))) }));
    }

    private IEnumerable<object> PapersOf(RecordChange change) =>
        change.After.Papers.Except(change.Before?.Papers ?? []).Select(paper => new { record = change.After.Id, id = paper.Id, body = cipher.Protect(RecordJson.Write(paper)) });

    private static object EventOf(RecordEvent told) =>
        new
        {
            record = told.RecordId,
            revision = told.Revision,
            kind = told.Kind.ToString(),
            by = told.By,
            at = told.At.ToUnixTimeMilliseconds(),
            before = told.Before.ToString(),
            after = told.After.ToString(),
            edition = (long)told.Edition,
            changed = RecordJson.Write(told.Changed),
            reason = told.Reason,
        };
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
