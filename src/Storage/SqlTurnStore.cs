using System.Data.Common;
using System.Text.Json;
using Dapper;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Storage;

/// <summary>Conversations and their turns in SQL.</summary>
internal sealed class SqlTurnStore(IDatabase database) : ITurnStore
{
    private const string Erase = """
        UPDATE inbox SET body = NULL WHERE conversation = @key AND sequence <= @upTo;
        UPDATE outbox SET body = NULL, done_at = COALESCE(done_at, @now), given_up = CASE WHEN done_at IS NULL THEN 'erased' ELSE given_up END
        WHERE conversation = @key AND sequence <= @upTo;
        """;

    // Only the oldest unanswered message of a talk may be taken: a later one must not overtake it while it waits for another try.
    private readonly string take = $"""
        UPDATE conversation SET leased_until = @leaseUntil WHERE key IN (
            SELECT c.key FROM inbox i JOIN conversation c ON c.key = i.conversation
            WHERE i.done_at IS NULL AND i.due_at <= @now AND c.leased_until <= @now
              AND NOT EXISTS (SELECT 1 FROM inbox e WHERE e.conversation = i.conversation AND e.done_at IS NULL AND e.sequence < i.sequence)
            ORDER BY i.received_at LIMIT @most {database.SkipTaken("c")})
        RETURNING key, state
        """;

    private const string Head = """
        UPDATE inbox SET attempts = attempts + 1
        WHERE conversation = @key AND sequence = (SELECT MIN(sequence) FROM inbox WHERE conversation = @key AND done_at IS NULL)
        RETURNING sequence, body, attempts
        """;

    private const string Done = "UPDATE inbox SET done_at = @now, set_aside = @why WHERE conversation = @key AND sequence = @sequence AND done_at IS NULL";

    private const string Release = "UPDATE conversation SET leased_until = 0 WHERE key = @key";

    private const string NewState = """
        UPDATE conversation SET state = @state, leased_until = 0, last_sequence = last_sequence + @replies WHERE key = @key
        RETURNING last_sequence
        """;

    private const string Post = "INSERT INTO outbox (conversation, sequence, body, created_at, due_at) VALUES (@key, @sequence, @body, @now, @now)";

    public Task<IReadOnlyList<PendingTurn>> TakeAsync(DateTimeOffset now, DateTimeOffset leaseUntil, int most, CancellationToken cancel) =>
        database.WriteAsync(connection => TakeAsync(connection, Ms(now), Ms(leaseUntil), most), cancel);

    public Task CommitAsync(PendingTurn pending, TurnResult result, DateTimeOffset now, CancellationToken cancel) =>
        database.WriteAsync(connection => FinishAsync(connection, new Outcome(pending, result, null, Ms(now))), cancel);

    public Task SetAsideAsync(PendingTurn pending, Reply reply, DateTimeOffset now, string why, CancellationToken cancel) =>
        database.WriteAsync(connection => FinishAsync(connection, new Outcome(pending, new TurnResult(pending.Conversation, [reply]), why, Ms(now))), cancel);

    public Task PostponeAsync(PendingTurn pending, DateTimeOffset until, string why, CancellationToken cancel) =>
        database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync(
                    "UPDATE inbox SET due_at = @due WHERE conversation = @key AND sequence = @sequence",
                    new { due = Ms(until), key = pending.ConversationKey, sequence = pending.Sequence });
                return await connection.ExecuteAsync(Release, new { key = pending.ConversationKey });
            },
            cancel);

    private async Task<IReadOnlyList<PendingTurn>> TakeAsync(DbConnection connection, long now, long leaseUntil, int most)
    {
        var taken = (await connection.QueryAsync<TakenRow>(take, new { now, leaseUntil, most })).AsList();
        var pending = new List<PendingTurn>(taken.Count);
        foreach (var row in taken)
        {
            var head = await connection.QuerySingleAsync<HeadRow>(Head, new { key = row.Key });
            pending.Add(Pending(row, head));
        }

        return pending;
    }

    private static async Task<bool> FinishAsync(DbConnection connection, Outcome outcome)
    {
        var (pending, result, why, now) = outcome;
        var key = pending.ConversationKey;
        // Nothing marked means that our lease ran out and another process has answered: its reply stands, ours is dropped.
        if (await connection.ExecuteAsync(Done, new { key, sequence = pending.Sequence, now, why }) == 0) return false;
        if (result.Erases) await connection.ExecuteAsync(Erase, new { key, upTo = pending.Sequence, now });
        var state = JsonSerializer.Serialize(result.Conversation, BotJson.Stored.Conversation);
        var last = await connection.QuerySingleAsync<long>(NewState, new { key, state, replies = result.Replies.Count });
        for (var i = 0; i < result.Replies.Count; i++)
        {
            var body = JsonSerializer.Serialize(result.Replies[i], BotJson.Stored.Reply);
            await connection.ExecuteAsync(Post, new { key, sequence = last - result.Replies.Count + 1 + i, body, now });
        }

        return true;
    }

    private static PendingTurn Pending(TakenRow row, HeadRow head) =>
        new(
            row.Key,
            head.Sequence,
            JsonSerializer.Deserialize(head.Body, BotJson.Stored.IncomingMessage)!,
            row.State is null ? Conversation.New : JsonSerializer.Deserialize(row.State, BotJson.Stored.Conversation)!,
            (int)head.Attempts - 1);

    private static long Ms(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private sealed record Outcome(PendingTurn Pending, TurnResult Result, string? Why, long Now);

    private sealed record TakenRow(long Key, string? State);

    private sealed record HeadRow(long Sequence, string Body, long Attempts);
}
