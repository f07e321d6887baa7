using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Storage;

/// <summary>Conversations and their turns in SQL.</summary>
internal sealed class SqlTurnStore(IDatabase database) : ITurnStore
{
    private readonly SqlHandovers desk = new(database);

    private const string Erase = """
        UPDATE inbox SET body = NULL WHERE conversation = @key AND sequence <= @upTo;
        UPDATE outbox SET body = NULL, done_at = COALESCE(done_at, @now), given_up = CASE WHEN done_at IS NULL THEN 'erased' ELSE given_up END
        WHERE conversation = @key AND sequence <= @upTo;
        """;

    // The lease is checked on the very row that is locked, before anything else: whoever comes after it ran out finds another one there and changes nothing.
    private const string NewState = """
        UPDATE conversation SET state = @state, leased_until = 0, last_sequence = last_sequence + @replies WHERE key = @key AND leased_until = @lease
        RETURNING last_sequence
        """;

    private const string Done = "UPDATE inbox SET done_at = @now, set_aside = @why WHERE conversation = @key AND sequence = @sequence;";

    private const string Release = "UPDATE conversation SET leased_until = 0 WHERE key = @key AND leased_until = @lease";

    private const string PutOff = "UPDATE inbox SET due_at = @due WHERE conversation = @key AND sequence = @sequence";

    private readonly string takeFresh = Take(database, "i.attempts = 0");
    private readonly string takeTried = Take(database, "i.attempts > 0");

    // Read anew after the lease is ours: what another process did just before is in it.
    private readonly string heads = $"""
        UPDATE inbox SET attempts = attempts + 1 WHERE (conversation, sequence) IN (
            SELECT conversation, MIN(sequence) FROM inbox WHERE done_at IS NULL AND conversation IN ({database.Numbers("@keys")}) GROUP BY conversation)
        RETURNING conversation AS key, sequence, body, attempts
        """;

    private readonly string releaseAll = $"UPDATE conversation SET leased_until = 0 WHERE key IN ({database.Numbers("@keys")})";

    public Task<IReadOnlyList<PendingTurn>> TakeAsync(DateTimeOffset now, DateTimeOffset leaseUntil, int most, CancellationToken cancel) =>
        database.WriteAsync(connection => TakeAsync(connection, takeFresh, new Terms(Ms(now), Ms(leaseUntil), most)), cancel);

    public Task<IReadOnlyList<PendingTurn>> TakeTriedAsync(DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken cancel) =>
        database.WriteAsync(connection => TakeAsync(connection, takeTried, new Terms(Ms(now), Ms(leaseUntil), 1)), cancel);

    public Task CommitAsync(PendingTurn pending, TurnResult result, DateTimeOffset now, CancellationToken cancel) =>
        FinishAsync(new Outcome(pending, result, null, Ms(now)), cancel);

    public Task SetAsideAsync(PendingTurn pending, Reply reply, DateTimeOffset now, string why, CancellationToken cancel) =>
        FinishAsync(new Outcome(pending, new TurnResult(pending.Conversation, [reply]), why, Ms(now)), cancel);

    public Task PostponeAsync(PendingTurn pending, DateTimeOffset until, CancellationToken cancel) =>
        database.WriteAsync(
            Talk(pending),
            async connection =>
            {
                var values = new { due = Ms(until), key = pending.ConversationKey, sequence = pending.Sequence, lease = Ms(pending.LeasedUntil) };
                return await connection.ExecuteAsync(Release, values) == 1 && await connection.ExecuteAsync(PutOff, values) == 1;
            },
            cancel);

    // Only the oldest unanswered message of a talk may be taken: a later one must not overtake it while it waits for another try.
    private static string Take(IDatabase database, string which) => $"""
        WITH next AS MATERIALIZED (
            SELECT c.key FROM inbox i JOIN conversation c ON c.key = i.conversation
            WHERE i.done_at IS NULL AND {which} AND i.due_at <= @Now AND c.leased_until <= @Now
              AND NOT EXISTS (SELECT 1 FROM inbox e WHERE e.conversation = i.conversation AND e.done_at IS NULL AND e.sequence < i.sequence)
            ORDER BY i.due_at, i.received_at LIMIT @Most {database.SkipTaken("c")})
        UPDATE conversation SET leased_until = @LeaseUntil WHERE key IN (SELECT key FROM next)
        RETURNING key, state
        """;

    private async Task<IReadOnlyList<PendingTurn>> TakeAsync(DbConnection connection, string take, Terms terms)
    {
        var taken = (await connection.QueryAsync<TakenRow>(take, terms)).ToDictionary(row => row.Key);
        if (taken.Count == 0) return [];
        var found = (await connection.QueryAsync<HeadRow>(heads, new { keys = Json(taken.Keys) })).AsList();
        var empty = taken.Keys.Except(found.Select(head => head.Key)).ToList();
        if (empty.Count > 0) await connection.ExecuteAsync(releaseAll, new { keys = Json(empty) });
        var lease = DateTimeOffset.FromUnixTimeMilliseconds(terms.LeaseUntil);
        var open = await desk.OfTalksAsync(connection, Json(taken.Keys));
        return [.. found.Select(head => Pending(taken[head.Key], head, lease) with { Desk = open.GetValueOrDefault(head.Key) })];
    }

    private Task<bool> FinishAsync(Outcome outcome, CancellationToken cancel) =>
        database.WriteAsync(Talk(outcome.Pending), connection => FinishAsync(connection, outcome), cancel);

    private async Task<bool> FinishAsync(DbConnection connection, Outcome outcome)
    {
        var (pending, result, why, now) = outcome;
        var key = pending.ConversationKey;
        var state = JsonSerializer.Serialize(result.Conversation, BotJson.Stored.Conversation);
        var last = await connection.QuerySingleOrDefaultAsync<long?>(
            NewState, new { key, state, replies = result.Replies.Count, lease = Ms(pending.LeasedUntil) });
        if (last is null) return false;
        if (result.Erases) await connection.ExecuteAsync(Erase, new { key, upTo = pending.Sequence, now });
        var values = new DynamicParameters(new { key, sequence = pending.Sequence, now, why, channel = pending.Message.ChannelId });
        await connection.ExecuteAsync(Done + SqlPosts.Insert(values, result.Replies, last.Value), values);
        await desk.KeepAsync(connection, key, result, now);
        await SqlCounters.AddAsync(connection, result, new CounterSource(key, now));
        return true;
    }

    private static PendingTurn Pending(TakenRow row, HeadRow head, DateTimeOffset lease) =>
        new(
            row.Key,
            head.Sequence,
            JsonSerializer.Deserialize(head.Body, BotJson.Stored.IncomingMessage)!,
            row.State is null ? Conversation.New : JsonSerializer.Deserialize(row.State, BotJson.Stored.Conversation)!,
            (int)head.Attempts - 1,
            lease);

    private static string Talk(PendingTurn pending) => SqlTalk.Name(pending.Message.ChannelId, pending.Message.ConversationId);

    private static string Json(IEnumerable<long> keys) => $"[{string.Join(',', keys.Select(key => key.ToString(CultureInfo.InvariantCulture)))}]";

    private static long Ms(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private sealed record Terms(long Now, long LeaseUntil, int Most);

    private sealed record Outcome(PendingTurn Pending, TurnResult Result, string? Why, long Now);

    private sealed record TakenRow(long Key, string? State);

    private sealed record HeadRow(long Key, long Sequence, string Body, long Attempts);
}
