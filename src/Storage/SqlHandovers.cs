using System.Data.Common;
using System.Text.Json;
using Dapper;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Storage;

/// <summary>Handovers in SQL, for work that runs inside a transaction of somebody else.</summary>
internal sealed class SqlHandovers(IDatabase database)
{
    // A talk stands in one line at most; a second request changes nothing.
    private const string Enter = """
        INSERT INTO handover (conversation, entered_at, body) VALUES (@talk, @enteredAt, @body)
        ON CONFLICT (conversation) WHERE closed_at IS NULL DO NOTHING
        """;

    private const string LockOfTalk = "UPDATE handover SET version = version + 1 WHERE conversation = @talk AND closed_at IS NULL RETURNING key, body";

    private const string Change = "UPDATE handover SET body = @body, closed_at = @closedAt WHERE key = @key";

    private const string EraseWords = "DELETE FROM desk_note WHERE handover IN (SELECT key FROM handover WHERE conversation = @talk)";

    /// <summary>Selects the rows of the talks whose keys are in @keys.</summary>
    public string OpenOfTalks { get; } = $"SELECT key, conversation, body FROM handover WHERE closed_at IS NULL AND conversation IN ({database.Numbers("@keys")})";

    public static Dictionary<long, Handover> ByTalk(IEnumerable<Row> rows) => rows.ToDictionary(row => row.Conversation, row => row.Handover());

    /// <summary>Keeps what a turn decided about the desk.</summary>
    public static async Task KeepAsync(DbConnection connection, long talk, TurnResult result, long now)
    {
        if (result.Erases) await connection.ExecuteAsync(EraseWords, new { talk });
        if (result.Desk is null) return;
        if (result.Desk is DeskStep.Enter enter)
        {
            await connection.ExecuteAsync(Enter, new { talk, enteredAt = now, body = Json(enter.Handover) });
            return;
        }

        if (await connection.QuerySingleOrDefaultAsync<Row>(LockOfTalk, new { talk }) is { } row) await WriteAsync(connection, row.Handover().After(result.Desk));
    }

    public static Task WriteAsync(DbConnection connection, Handover handover) =>
        connection.ExecuteAsync(Change, new { key = handover.Key, body = Json(handover), closedAt = handover.ClosedAt?.ToUnixTimeMilliseconds() });

    private static string Json(Handover handover) => JsonSerializer.Serialize(handover, BotJson.Stored.Handover);

    internal sealed record Row
    {
        public long Key { get; init; }

        public long Conversation { get; init; }

        public string Body { get; init; } = "";

        public Handover Handover() => JsonSerializer.Deserialize(Body, BotJson.Stored.Handover)! with { Key = Key };
    }
}
