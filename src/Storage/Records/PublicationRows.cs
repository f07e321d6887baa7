using System.Data.Common;
using Dapper;
using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Storage.Records;

/// <summary>Writes what becomes public, or ceases to be, within a transaction.</summary>
internal static class PublicationRows
{
    private const string NextMark = "UPDATE publication_clock SET mark = mark + 1 WHERE one = 1 RETURNING mark";

    private const string Keep = """
        INSERT INTO publication (record, mark, body, checked_on, leaves_on, changed_at) VALUES (@record, @mark, @body, @checkedOn, @leavesOn, @changedAt)
        ON CONFLICT (record) DO UPDATE SET mark = excluded.mark, body = excluded.body, checked_on = excluded.checked_on, leaves_on = excluded.leaves_on,
            changed_at = excluded.changed_at
        """;

    private const string Settle = "UPDATE doubt SET settled_at = @at, settled_by = @by WHERE listing = @record AND settled_at IS NULL";

    public static async Task WriteAsync(DbConnection connection, IReadOnlyList<RecordChange> changes)
    {
        var touched = changes.Where(Touches).ToList();
        if (touched.Count == 0) return;
        var mark = await connection.QuerySingleAsync<long>(NextMark);
        await connection.ExecuteAsync(Keep, touched.Select(change => Row(change, mark)));
        // Whoever vouches for a record, or publishes it anew, has called its numbers.
        await connection.ExecuteAsync(Settle, touched.Where(change => change.Public is not null).Select(change => new { record = change.After.Id, at = change.Event.At.ToUnixTimeMilliseconds(), by = change.Event.By }));
    }

    private static bool Touches(RecordChange change) =>
        !ReferenceEquals(change.Before?.Live, change.After.Live) || change.Before?.ReviewedOn != change.After.ReviewedOn || change.Event.Kind is RecordActionKind.Review;

    private static object Row(RecordChange change, long mark) =>
        new
        {
            record = change.After.Id,
            mark,
            body = change.Public is { } told ? RecordJson.Write(told.Fields) : null,
            checkedOn = (long)(change.Public?.CheckedOn.DayNumber ?? 0),
            leavesOn = (long)(change.Public?.LeavesOn.DayNumber ?? 0),
            changedAt = change.Event.At.ToUnixTimeMilliseconds(),
        };
}
