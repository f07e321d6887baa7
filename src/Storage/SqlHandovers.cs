using System.Data.Common;
using Dapper;
using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Storage;

/// <summary>Handovers in SQL, for work that runs inside a transaction of somebody else.</summary>
internal sealed class SqlHandovers(IDatabase database, TalkCipher talks)
{
    // A talk stands in one line at most; a second request changes nothing.
    private const string Enter = """
        INSERT INTO handover (conversation, entered_at, body) VALUES (@talk, @enteredAt, @body)
        ON CONFLICT (conversation) WHERE closed_at IS NULL DO NOTHING
        """;

    private const string LockOfTalk = "UPDATE handover SET version = version + 1 WHERE conversation = @talk AND closed_at IS NULL RETURNING key, body";

    private const string Change = "UPDATE handover SET body = @body, closed_at = @closedAt WHERE key = @key";

    private const string EraseWords = "DELETE FROM desk_note WHERE handover IN (SELECT key FROM handover WHERE conversation = @talk)";

    private const string OfTalk = "SELECT key, conversation, body FROM handover WHERE conversation = @talk";

    /// <summary>Selects the rows of the talks whose keys are in @keys.</summary>
    public string OpenOfTalks { get; } = $"SELECT key, conversation, body FROM handover WHERE closed_at IS NULL AND conversation IN ({database.Numbers("@keys")})";

    /// <summary>By talk; opened by whoever uses them.</summary>
    public static Dictionary<long, Row> ByTalk(IEnumerable<Row> rows) => rows.ToDictionary(row => row.Conversation);

    /// <returns>Null when its key is gone.</returns>
    public Handover? Handover(Row row) => talks.Handover(row.Body) is { } handover ? handover with { Key = row.Key } : null;

    /// <summary>Keeps what a turn decided about the desk.</summary>
    public async Task KeepAsync(DbConnection connection, long talk, TurnResult result, long now)
    {
        if (result.Desk is DeskStep.Enter enter) await connection.ExecuteAsync(Enter, new { talk, enteredAt = now, body = talks.Hide(enter.Handover) });
        else if (result.Desk is { } step && await LockedAsync(connection, talk) is { } handover) await WriteAsync(connection, handover.After(step));
        if (result.Erases) await EraseAsync(connection, talk);
    }

    public Task WriteAsync(DbConnection connection, Handover handover) =>
        connection.ExecuteAsync(Change, new { key = handover.Key, body = talks.Hide(handover), closedAt = handover.ClosedAt?.ToUnixTimeMilliseconds() });

    private async Task<Handover?> LockedAsync(DbConnection connection, long talk) =>
        await connection.QuerySingleOrDefaultAsync<Row>(LockOfTalk, new { talk }) is { } row ? Handover(row) : null;

    // Times and area stay for the figures; whose they were and which place she named go.
    private async Task EraseAsync(DbConnection connection, long talk)
    {
        await connection.ExecuteAsync(EraseWords, new { talk });
        foreach (var row in await connection.QueryAsync<Row>(OfTalk, new { talk }))
        {
            if (Handover(row) is not { ClosedAt: not null } handover) continue;
            await WriteAsync(connection, handover with { Talk = handover.Talk with { ConversationId = "" }, Case = handover.Case with { Place = handover.Line } });
        }
    }

    internal sealed record Row
    {
        public long Key { get; init; }

        public long Conversation { get; init; }

        public string Body { get; init; } = "";
    }
}
