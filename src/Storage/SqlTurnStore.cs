using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Storage;

/// <summary>Conversations and their turns in SQL.</summary>
internal sealed class SqlTurnStore(IDatabase database) : ITurnStore
{
    private readonly SqlHandovers desk = new(database);

    // A message that came after the wish to delete waits for its own turn; every reply that is there was written before.
    private const string Erase = """
        UPDATE inbox SET body = NULL, withdraw_id = NULL WHERE conversation = @key AND sequence <= @upTo;
        UPDATE outbox SET body = NULL, sent_ids = NULL, done_at = COALESCE(done_at, @now), given_up = CASE WHEN done_at IS NULL THEN 'erased' ELSE given_up END
        WHERE conversation = @key;
        """;

    // Telegram, the only vendor that takes messages back, does so for two days.
    private static readonly TimeSpan Withdrawable = TimeSpan.FromDays(2);

    private const string Withdrawn = """
        SELECT withdraw_id AS said, NULL AS sent FROM inbox WHERE conversation = @key AND sequence <= @upTo AND withdraw_id IS NOT NULL AND received_at > @since
        UNION ALL
        SELECT NULL, sent_ids FROM outbox WHERE conversation = @key AND sent_ids IS NOT NULL AND done_at > @since
        """;

    // The lease is checked on the very row that is locked, before anything else: whoever comes after it ran out finds another one there and changes nothing.
    private const string NewState = """
        UPDATE conversation SET state = @State, leased_until = 0, last_sequence = last_sequence + @Replies WHERE key = @Key AND leased_until = @Lease
        RETURNING last_sequence
        """;

    private const string Done = "UPDATE inbox SET done_at = @now, set_aside = @why WHERE conversation = @key AND sequence BETWEEN @sequence AND @upTo AND done_at IS NULL;";

    private const string Release = "UPDATE conversation SET leased_until = 0 WHERE key = @key AND leased_until = @lease";

    private const string PutOff = "UPDATE inbox SET due_at = @due WHERE conversation = @key AND sequence = @sequence";

    private readonly WriteSet<TurnRow, bool> keeping = new(row => row.Talk, KeepAsync, PostgresSets.KeepAsync);

    private readonly string takeFresh = Take(database, "i.attempts = 0");
    private readonly string takeTried = Take(database, "i.attempts > 0");

    // Read anew after the lease is ours: what another process did just before is in it.
    private readonly string heads = $"""
        UPDATE inbox SET attempts = attempts + 1 WHERE (conversation, sequence) IN (
            SELECT conversation, MIN(sequence) FROM inbox WHERE done_at IS NULL AND conversation IN ({database.Numbers("@keys")}) GROUP BY conversation)
        RETURNING conversation AS key, sequence, body, attempts
        """;

    // What waits behind them, not yet tried, in the order of the talk.
    private readonly string others = $"""
        SELECT conversation AS key, sequence, body FROM inbox WHERE done_at IS NULL AND attempts = 0 AND conversation IN ({database.Numbers("@keys")}) ORDER BY sequence
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
    // A lease lost in a crash of the database is found missing when the turn is to be kept, and the message is taken again.
    private static string Take(IDatabase database, string which) => $"""
        {database.MayBeLost}WITH next AS MATERIALIZED (
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
        await using var read = await connection.QueryMultipleAsync($"{heads}; {others}; {desk.OpenOfTalks}", new { keys = Json(taken.Keys) });
        var found = (await read.ReadAsync<HeadRow>()).AsList();
        var later = (await read.ReadAsync<LaterRow>()).ToLookup(row => row.Key);
        var open = SqlHandovers.ByTalk(await read.ReadAsync<SqlHandovers.Row>());
        var empty = taken.Keys.Except(found.Select(head => head.Key)).ToList();
        if (empty.Count > 0) await connection.ExecuteAsync(releaseAll, new { keys = Json(empty) });
        var lease = DateTimeOffset.FromUnixTimeMilliseconds(terms.LeaseUntil);
        return [.. found.Select(head => Pending(taken[head.Key], head, lease) with { Desk = open.GetValueOrDefault(head.Key), Later = Following(head, later[head.Key]) })];
    }

    private Task<bool> FinishAsync(Outcome outcome, CancellationToken cancel) =>
        IsPlain(outcome.Result)
            ? database.WriteAsync(keeping, Row(outcome), cancel)
            : database.WriteAsync(Talk(outcome.Pending), connection => FinishAsync(connection, outcome), cancel);

    // Nearly every turn: state, replies and counts, and nothing of the desk or of what is learnt.
    private static bool IsPlain(TurnResult result) => result is { Erases: false, Desk: null, Feedback: null, UnknownWords.Count: 0 };

    private static TurnRow Row(Outcome outcome)
    {
        var (pending, result, why, now) = outcome;
        var state = JsonSerializer.Serialize(result.Conversation, BotJson.Stored.Conversation);
        return new TurnRow(Talk(pending), pending.ConversationKey, Ms(pending.LeasedUntil), state, SqlPosts.Bodies(result.Replies))
        {
            Sequence = pending.Sequence, UpTo = pending.UpTo, Now = now, Why = why, Channel = pending.Message.ChannelId, Tallies = result.Tallies,
        };
    }

    private static async Task<bool> FinishAsync(DbConnection connection, Outcome outcome)
    {
        var (_, result, _, now) = outcome;
        var row = Row(outcome);
        if (await connection.QuerySingleOrDefaultAsync<long?>(NewState, row) is not { } last) return false;
        if (result.Erases) row = row with { Bodies = SqlPosts.Bodies(await EraseAsync(connection, outcome)) };
        await PostAsync(connection, row, last);
        await SqlHandovers.KeepAsync(connection, row.Key, result, now);
        await SqlCounters.AddAsync(connection, result, new CounterSource(row.Key, now));
        return true;
    }

    private static async Task<bool> KeepAsync(DbConnection connection, TurnRow row)
    {
        if (await connection.QuerySingleOrDefaultAsync<long?>(NewState, row) is not { } last) return false;
        await PostAsync(connection, row, last);
        await SqlCounters.AddAsync(connection, row.Tallies);
        return true;
    }

    private static Task<int> PostAsync(DbConnection connection, TurnRow row, long last)
    {
        var values = new DynamicParameters(new { key = row.Key, sequence = row.Sequence, upTo = row.UpTo, now = row.Now, why = row.Why, channel = row.Channel });
        return connection.ExecuteAsync(Done + SqlPosts.Insert(values, row.Bodies, last), values);
    }

    // What the vendor can take back travels with the reply that says so, and is known nowhere else any more.
    private static async Task<IReadOnlyList<Reply>> EraseAsync(DbConnection connection, Outcome outcome)
    {
        var (pending, result, _, now) = outcome;
        var values = new { key = pending.ConversationKey, upTo = pending.UpTo, now, since = now - (long)Withdrawable.TotalMilliseconds };
        var rows = (await connection.QueryAsync<WithdrawnRow>(Withdrawn, values)).ToList();
        await connection.ExecuteAsync(Erase, values);
        string[] ids = [.. rows.SelectMany(row => row.Ids()).Distinct()];
        return ids.Length == 0 || result.Replies.Count == 0 ? result.Replies : [result.Replies[0] with { Withdraws = ids }, .. result.Replies.Skip(1)];
    }

    private static PendingTurn Pending(TakenRow row, HeadRow head, DateTimeOffset lease) =>
        new(
            row.Key,
            head.Sequence,
            JsonSerializer.Deserialize(head.Body, BotJson.Stored.IncomingMessage)!,
            row.State is null ? Conversation.New : JsonSerializer.Deserialize(row.State, BotJson.Stored.Conversation)!,
            (int)head.Attempts - 1,
            lease);

    // A message that was tried before is answered by itself: it may be the one that fails.
    private static IReadOnlyList<LaterMessage> Following(HeadRow head, IEnumerable<LaterRow> later) =>
        head.Attempts > 1
            ? []
            : [.. later.Where(row => row.Sequence > head.Sequence).Select(row => new LaterMessage(row.Sequence, JsonSerializer.Deserialize(row.Body, BotJson.Stored.IncomingMessage)!))];

    private static string Talk(PendingTurn pending) => SqlTalk.Name(pending.Message.ChannelId, pending.Message.ConversationId);

    private static string Json(IEnumerable<long> keys) => $"[{string.Join(',', keys.Select(key => key.ToString(CultureInfo.InvariantCulture)))}]";

    private static long Ms(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private sealed record Terms(long Now, long LeaseUntil, int Most);

    private sealed record Outcome(PendingTurn Pending, TurnResult Result, string? Why, long Now);

    private sealed record TakenRow(long Key, string? State);

    private sealed record LaterRow(long Key, long Sequence, string Body);

    private sealed record WithdrawnRow
    {
        public string? Said { get; init; }

        public string? Sent { get; init; }

        public IEnumerable<string> Ids() => Said is not null ? [Said] : JsonSerializer.Deserialize<string[]>(Sent!) ?? [];
    }

    private sealed record HeadRow(long Key, long Sequence, string Body, long Attempts);
}

/// <summary>What is kept of a turn.</summary>
/// <param name="Bodies">Its replies as they are kept.</param>
internal sealed record TurnRow(string Talk, long Key, long Lease, string State, IReadOnlyList<string> Bodies)
{
    public required long Sequence { get; init; }

    public required long UpTo { get; init; }

    public required long Now { get; init; }

    /// <summary>Why its message was set aside; null when it was answered.</summary>
    public required string? Why { get; init; }

    public required string Channel { get; init; }

    public required IReadOnlyList<Tally> Tallies { get; init; }

    public int Replies => Bodies.Count;
}
