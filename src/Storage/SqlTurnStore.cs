using System.Data.Common;
using System.Globalization;
using Dapper;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Turns;
using SafeHelp.Storage.Records;

namespace SafeHelp.Storage;

/// <summary>Conversations and their turns in SQL.</summary>
internal sealed class SqlTurnStore(IDatabase database, TalkCipher talks) : ITurnStore
{
    private readonly SqlHandovers desk = new(database, talks);
    private readonly UnknownMarks unknown = new(database, talks);

    // A message that came after the wish to delete waits for its own turn; every reply that is there was written before.
    private const string Erase = """
        UPDATE inbox SET body = NULL, withdraw_id = NULL WHERE conversation = @key AND sequence <= @upTo;
        UPDATE outbox SET body = NULL, sent_ids = NULL, done_at = COALESCE(done_at, @now), given_up = CASE WHEN done_at IS NULL THEN 'erased' ELSE given_up END
        WHERE conversation = @key;
        """;

    // Whoever was in danger writes on with a place or a question; that goes first, too, while it lasts.
    private static readonly TimeSpan StaysUrgent = TimeSpan.FromHours(1);

    private const int LongestThought = 50;

    // Telegram, the only vendor that takes messages back, does so for two days.
    private static readonly TimeSpan Withdrawable = TimeSpan.FromDays(2);

    private const string Withdrawn = """
        SELECT body AS said, NULL AS sent FROM inbox WHERE conversation = @key AND sequence <= @upTo AND withdraw_id IS NOT NULL AND body IS NOT NULL AND received_at > @since
        UNION ALL
        SELECT NULL, sent_ids FROM outbox WHERE conversation = @key AND sent_ids IS NOT NULL AND done_at > @since
        """;

    // The lease is checked on the very row that is locked, before anything else: whoever comes after it ran out finds another one there and changes nothing.
    private const string NewState = """
        UPDATE conversation SET state = @State, leased_until = 0, last_sequence = last_sequence + @Replies, urgent_until = @UrgentUntil,
            clear_sequence = CASE WHEN last_sequence = @UpTo THEN last_sequence + @Replies ELSE -1 END
        WHERE key = @Key AND leased_until = @Lease
        RETURNING last_sequence AS Last, CASE WHEN clear_sequence = last_sequence THEN 1 ELSE 0 END AS Clear
        """;

    // In the talk's order nothing may go before what still waits.
    private const string TakeFirst = """
        UPDATE outbox SET leased_until = @SendUntil, attempts = 1 WHERE conversation = @Key AND sequence = @first
            AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.conversation = @Key AND e.done_at IS NULL AND e.sequence < @first)
        """;

    private const string Done = "UPDATE inbox SET done_at = @now, set_aside = @why WHERE conversation = @key AND sequence BETWEEN @sequence AND @upTo AND done_at IS NULL;";

    // Its key is gone, and with it whom to answer.
    private const string Unreadable = """
        UPDATE inbox SET done_at = @now, set_aside = 'unreadable' WHERE conversation = @key AND sequence = @sequence;
        UPDATE conversation SET leased_until = 0 WHERE key = @key;
        """;

    private const string Release = "UPDATE conversation SET leased_until = 0 WHERE key = @key AND leased_until = @lease";

    private const string PutOff = "UPDATE inbox SET due_at = @due WHERE conversation = @key AND sequence = @sequence";

    private readonly WriteSet<TurnRow, KeptTurn> keeping = new(row => row.Talk, KeepAsync, PostgresSets.KeepAsync);

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
        FinishAsync(new Outcome(pending, result, null, Ms(now)) { SendUntil = sendLease > TimeSpan.Zero ? Ms(now + sendLease) : 0 }, cancel);

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

    // Hidden before the work waits for its commit: whoever commits should not have to.
    private async Task<Kept> FinishAsync(Outcome outcome, CancellationToken cancel)
    {
        var row = await RowAsync(outcome, cancel);
        if (IsPlain(outcome.Result)) return Kept(outcome, row, await database.WriteAsync(keeping, row, cancel));
        var kept = await database.WriteAsync(row.Talk, connection => FinishAsync(connection, outcome, row), cancel);
        if (kept.IsKept && outcome.Result.Erases)
        {
            talks.Forget();
            await database.ForgetAsync(cancel);
        }

        return Kept(outcome, row, kept);
    }

    private Kept Kept(Outcome outcome, TurnRow row, KeptTurn kept) =>
        new(kept.IsKept, kept.IsClear) { First = kept.First is { } sequence && talks.Reply(row.Bodies[0]) is { } post ? First(outcome, row, sequence, post) : null };

    // Her message was the last thing in the talk, so that nothing went out since she was heard.
    private static OutgoingReply First(Outcome outcome, TurnRow row, long sequence, (string ConversationId, Reply Reply) post) =>
        new(row.Key, sequence, row.Channel, post.ConversationId, post.Reply, 0, DateTimeOffset.FromUnixTimeMilliseconds(row.Now), DateTimeOffset.FromUnixTimeMilliseconds(row.SendUntil))
        {
            Heard = new Heard(outcome.Pending.HeardAt, 0),
        };

    // Nearly every turn: state, replies and counts, and nothing of the desk, of doubts or of how a call went.
    private static bool IsPlain(TurnResult result) => result is { Erases: false, Desk: null, Feedback: null, Doubted.Count: 0 };

    private async Task<TurnRow> RowAsync(Outcome outcome, CancellationToken cancel)
    {
        var (pending, result, why, now) = outcome;
        var address = pending.Message.ConversationId;
        var bodies = result.Replies.Select(reply => talks.Hide(address, reply)).ToList();
        return new TurnRow(Talk(pending), pending.ConversationKey, Ms(pending.LeasedUntil), talks.Hide(result.Conversation), bodies)
        {
            Sequence = pending.Sequence, UpTo = pending.UpTo, Now = now, Why = why, Channel = pending.Message.ChannelId, Tallies = result.Tallies,
            Unknown = await unknown.OfAsync(pending.ConversationKey, result.UnknownWords, now, cancel), IsLast = result.Erases ? 1 : 0,
            SendUntil = outcome.SendUntil, Rank = outcome.IsUrgent ? 0 : 1, UrgentUntil = outcome.StaysUrgent ? now + (long)StaysUrgent.TotalMilliseconds : 0,
        };
    }

    private async Task<KeptTurn> FinishAsync(DbConnection connection, Outcome outcome, TurnRow row)
    {
        var (_, result, _, now) = outcome;
        if (await connection.QuerySingleOrDefaultAsync<StateRow>(NewState, row) is not { } state) return KeptTurn.Lost;
        var kept = result.Erases ? row with { Bodies = await EraseAsync(connection, outcome, row.Bodies) } : row;
        await PostAsync(connection, kept, state.Last);
        await desk.KeepAsync(connection, row.Key, result, now);
        await SqlCounters.AddAsync(connection, row.Tallies);
        await SqlCounters.AddAsync(connection, row.Unknown);
        await SqlCounters.AddAsync(connection, result.Feedback);
        await DoubtRows.TellAsync(connection, result.Doubted, now);
        return new KeptTurn { Key = row.Key, IsClear = state.Clear > 0 };
    }

    private static async Task<KeptTurn> KeepAsync(DbConnection connection, TurnRow row)
    {
        if (await connection.QuerySingleOrDefaultAsync<StateRow>(NewState, row) is not { } state) return KeptTurn.Lost;
        await PostAsync(connection, row, state.Last);
        await SqlCounters.AddAsync(connection, row.Tallies);
        await SqlCounters.AddAsync(connection, row.Unknown);
        var kept = new KeptTurn { Key = row.Key, IsClear = state.Clear > 0 };
        return kept.IsClear && row.SendUntil > 0 ? await TakeFirstAsync(connection, row, kept, state.Last) : kept;
    }

    private static async Task<KeptTurn> TakeFirstAsync(DbConnection connection, TurnRow row, KeptTurn kept, long last)
    {
        var first = last - row.Bodies.Count + 1;
        return await connection.ExecuteAsync(TakeFirst, new { row.Key, row.SendUntil, first }) == 1 ? kept with { First = first } : kept;
    }

    private static Task<int> PostAsync(DbConnection connection, TurnRow row, long last)
    {
        var values = new DynamicParameters(new { key = row.Key, sequence = row.Sequence, upTo = row.UpTo, now = row.Now, why = row.Why, channel = row.Channel, isLast = row.IsLast, rank = row.Rank });
        return connection.ExecuteAsync(Done + SqlPosts.Insert(values, row.Bodies, last), values);
    }

    // What the vendor can take back travels with the reply that says so, and is known nowhere else any more.
    private async Task<IReadOnlyList<string>> EraseAsync(DbConnection connection, Outcome outcome, IReadOnlyList<string> bodies)
    {
        var (pending, result, _, now) = outcome;
        var values = new { key = pending.ConversationKey, upTo = pending.UpTo, now, since = now - (long)Withdrawable.TotalMilliseconds };
        var rows = (await connection.QueryAsync<WithdrawnRow>(Withdrawn, values)).ToList();
        await connection.ExecuteAsync(Erase, values);
        string[] ids = [.. rows.SelectMany(Ids).Distinct()];
        if (ids.Length == 0 || bodies.Count == 0) return bodies;
        return [talks.Hide(pending.Message.ConversationId, result.Replies[0] with { Withdraws = ids }), .. bodies.Skip(1)];
    }

    private IEnumerable<string> Ids(WithdrawnRow row)
    {
        if (row.Sent is not null) return talks.SentIds(row.Sent);
        return talks.Message(row.Said!)?.WithdrawId is { } id ? [id] : [];
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

    private string Talk(PendingTurn pending) => SqlTalk.Name(pending.Message.ChannelId, talks.Talk(pending.Message.ChannelId, pending.Message.ConversationId));

    private static string Json(IEnumerable<long> keys) => $"[{string.Join(',', keys.Select(key => key.ToString(CultureInfo.InvariantCulture)))}]";

    private static long Ms(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private sealed record Terms(long Now, long LeaseUntil, int Most);

    private sealed record Outcome(PendingTurn Pending, TurnResult Result, string? Why, long Now)
    {
        public long SendUntil { get; init; }

        public bool StaysUrgent => Result.Conversation.IsAlarmed;

        public bool IsUrgent => StaysUrgent || Pending.Message.IsUrgent;
    }

    private sealed record TakenRow(long Key, string? State);

    private sealed record LaterRow(long Key, long Sequence, string Body);

    private sealed record TakenRows(TakenRow Talk, HeadRow Head, IReadOnlyList<LaterRow> Later)
    {
        public SqlHandovers.Row? Desk { get; init; }
    }

    private sealed record WithdrawnRow
    {
        public string? Said { get; init; }

        public string? Sent { get; init; }
    }

    private sealed record HeadRow(long Key, long Sequence, string Body, long Attempts, long Rank, long ReceivedAt);

    private sealed record StateRow
    {
        public long Last { get; init; }

        public long Clear { get; init; }
    }
}

/// <summary>What became of a turn that was to be kept.</summary>
internal sealed record KeptTurn
{
    /// <summary>Its lease had run out.</summary>
    public static readonly KeptTurn Lost = new() { Key = -1 };

    public long Key { get; init; }

    /// <summary>Nothing of the talk waits.</summary>
    public bool IsClear { get; init; }

    /// <summary>Place of its first reply, if that was taken for delivery.</summary>
    public long? First { get; init; }

    public bool IsKept => Key >= 0;
}

/// <summary>What is kept of a turn.</summary>
/// <param name="State">Hidden.</param>
/// <param name="Bodies">Its replies, hidden.</param>
internal sealed record TurnRow(string Talk, long Key, long Lease, string State, IReadOnlyList<string> Bodies)
{
    public required long Sequence { get; init; }

    public required long UpTo { get; init; }

    public required long Now { get; init; }

    /// <summary>Why its message was set aside; null when it was answered.</summary>
    public required string? Why { get; init; }

    public required string Channel { get; init; }

    public required IReadOnlyList<Tally> Tallies { get; init; }

    public required IReadOnlyList<UnknownRow> Unknown { get; init; }

    /// <summary>1 when the replies are the last that is said in a talk that was erased. A set never keeps such a turn.</summary>
    public int IsLast { get; init; }

    /// <summary>0 where its replies go before others', else 1.</summary>
    public required long Rank { get; init; }

    /// <summary>Until when its first reply is the caller's, if it may be taken; 0 where it is left to whoever delivers.</summary>
    public long SendUntil { get; init; }

    /// <summary>Until when what follows in the talk goes first; 0 for not at all.</summary>
    public required long UrgentUntil { get; init; }

    public int Replies => Bodies.Count;
}
