using System.Data.Common;
using System.Globalization;
using Dapper;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Storage;

/// <summary>Conversations and their turns in SQL: how they are taken and let go.</summary>
internal sealed class SqlTurnStore(IDatabase database, TalkCipher talks) : ITurnStore
{
    private const int LongestThought = 50;

    // Its key is gone, and with it whom to answer.
    private const string Unreadable = """
        UPDATE inbox SET done_at = @now, set_aside = 'unreadable' WHERE conversation = @key AND sequence = @sequence;
        UPDATE conversation SET leased_until = 0 WHERE key = @key;
        """;

    private const string Release = "UPDATE conversation SET leased_until = 0 WHERE key = @key AND leased_until = @lease";

    private const string PutOff = "UPDATE inbox SET due_at = @due WHERE conversation = @key AND sequence = @sequence";

    private readonly SqlHandovers desk = new(database, talks);
    private readonly SqlTurnKeeping keeping = new(database, talks);

    private readonly string takeFresh = Take(database, "i.attempts = 0");
    private readonly string takeTried = Take(database, "i.attempts > 0");

    // Read anew after the lease is ours: what another process did just before is in it.
    private readonly string heads = $"""
        UPDATE inbox SET attempts = attempts + 1 WHERE (conversation, sequence) IN (
            SELECT conversation, MIN(sequence) FROM inbox WHERE done_at IS NULL AND conversation IN ({database.Numbers("@keys")}) GROUP BY conversation)
        RETURNING conversation AS key, sequence, body, attempts, rank, received_at AS receivedAt
        """;

    // What waits behind them, not yet tried, in the order of the talk; of somebody who sends without end, a piece at a time.
    private readonly string others = $"""
        SELECT conversation AS key, sequence, body FROM inbox i WHERE done_at IS NULL AND attempts = 0 AND conversation IN ({database.Numbers("@keys")})
          AND sequence < {LongestThought} + (SELECT MIN(sequence) FROM inbox h WHERE h.conversation = i.conversation AND h.done_at IS NULL)
        ORDER BY sequence
        """;

    private readonly string releaseAll = $"UPDATE conversation SET leased_until = 0 WHERE key IN ({database.Numbers("@keys")})";

    public Task<IReadOnlyList<PendingTurn>> TakeAsync(DateTimeOffset now, DateTimeOffset leaseUntil, int most, CancellationToken cancel) =>
        TakeAsync(takeFresh, new Terms(Ms(now), Ms(leaseUntil), most), cancel);

    public Task<IReadOnlyList<PendingTurn>> TakeTriedAsync(DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken cancel) =>
        TakeAsync(takeTried, new Terms(Ms(now), Ms(leaseUntil), 1), cancel);

    public Task<Kept> CommitAsync(PendingTurn pending, TurnResult result, DateTimeOffset now, CancellationToken cancel) =>
        CommitAndTakeAsync(pending, result, now, TimeSpan.Zero, cancel);

    public Task<Kept> CommitAndTakeAsync(PendingTurn pending, TurnResult result, DateTimeOffset now, TimeSpan sendLease, CancellationToken cancel) =>
        keeping.KeepAsync(new TurnOutcome(pending, result, null, Ms(now)) { SendUntil = sendLease > TimeSpan.Zero ? Ms(now + sendLease) : 0 }, cancel);

    public Task SetAsideAsync(PendingTurn pending, Reply reply, DateTimeOffset now, string why, CancellationToken cancel) =>
        keeping.KeepAsync(new TurnOutcome(pending, new TurnResult(pending.Conversation, [reply]), why, Ms(now)), cancel);

    public Task PostponeAsync(PendingTurn pending, DateTimeOffset until, CancellationToken cancel) =>
        database.WriteAsync(
            SqlTalk.Of(talks, pending.Message.ChannelId, pending.Message.ConversationId),
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
            ORDER BY i.rank, i.due_at, i.received_at LIMIT @Most {database.SkipTaken("c")})
        UPDATE conversation SET leased_until = @LeaseUntil WHERE key IN (SELECT key FROM next)
        RETURNING key, state
        """;

    // Opened after the work is committed: whoever commits should not have to.
    private async Task<IReadOnlyList<PendingTurn>> TakeAsync(string take, Terms terms, CancellationToken cancel)
    {
        var lease = DateTimeOffset.FromUnixTimeMilliseconds(terms.LeaseUntil);
        var pending = new List<PendingTurn>();
        foreach (var row in await database.WriteAsync(connection => TakeRowsAsync(connection, take, terms), cancel))
        {
            if (Pending(row, lease) is { } readable) pending.Add(readable);
            else await database.WriteAsync(connection => connection.ExecuteAsync(Unreadable, new { now = terms.Now, key = row.Talk.Key, sequence = row.Head.Sequence }), cancel);
        }

        return pending;
    }

    private async Task<IReadOnlyList<TakenRows>> TakeRowsAsync(DbConnection connection, string take, Terms terms)
    {
        var taken = (await connection.QueryAsync<TakenRow>(take, terms)).ToDictionary(row => row.Key);
        if (taken.Count == 0) return [];
        await using var read = await connection.QueryMultipleAsync($"{heads}; {others}; {desk.OpenOfTalks}", new { keys = Json(taken.Keys) });
        var found = (await read.ReadAsync<HeadRow>()).AsList();
        var later = (await read.ReadAsync<LaterRow>()).ToLookup(row => row.Key);
        var open = SqlHandovers.ByTalk(await read.ReadAsync<SqlHandovers.Row>());
        var empty = taken.Keys.Except(found.Select(head => head.Key)).ToList();
        if (empty.Count > 0) await connection.ExecuteAsync(releaseAll, new { keys = Json(empty) });
        return [.. found.Select(head => new TakenRows(taken[head.Key], head, [.. later[head.Key]]) { Desk = open.GetValueOrDefault(head.Key) })];
    }

    private PendingTurn? Pending(TakenRows row, DateTimeOffset lease) =>
        talks.Message(row.Head.Body) is { } message
            ? new PendingTurn(row.Talk.Key, row.Head.Sequence, message with { IsUrgent = row.Head.Rank == 0 }, talks.State(row.Talk.State), (int)row.Head.Attempts - 1, lease) { HeardAt = DateTimeOffset.FromUnixTimeMilliseconds(row.Head.ReceivedAt), Desk = row.Desk is null ? null : desk.Handover(row.Desk), Later = Following(row) }
            : null;

    // A message that was tried before is answered by itself: it may be the one that fails.
    private IReadOnlyList<LaterMessage> Following(TakenRows row) =>
        row.Head.Attempts > 1
            ? []
            : [.. row.Later.Where(later => later.Sequence > row.Head.Sequence).Select(Opened).TakeWhile(later => later is not null).OfType<LaterMessage>()];

    private LaterMessage? Opened(LaterRow row) => talks.Message(row.Body) is { } message ? new LaterMessage(row.Sequence, message) : null;

    private static string Json(IEnumerable<long> keys) => $"[{string.Join(',', keys.Select(key => key.ToString(CultureInfo.InvariantCulture)))}]";

    private static long Ms(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private sealed record Terms(long Now, long LeaseUntil, int Most);

    private sealed record TakenRow(long Key, string? State);

    private sealed record LaterRow(long Key, long Sequence, string Body);

    private sealed record TakenRows(TakenRow Talk, HeadRow Head, IReadOnlyList<LaterRow> Later)
    {
        public SqlHandovers.Row? Desk { get; init; }
    }

    private sealed record HeadRow(long Key, long Sequence, string Body, long Attempts, long Rank, long ReceivedAt);
}
