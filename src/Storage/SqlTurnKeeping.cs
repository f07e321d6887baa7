using System.Data.Common;
using Dapper;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Turns;
using SafeHelp.Storage.Records;

namespace SafeHelp.Storage;

/// <summary>Keeps what a turn decided: state, replies, counts and "done" in one transaction.</summary>
internal sealed class SqlTurnKeeping(IDatabase database, TalkCipher talks)
{
    // Whoever was in danger writes on with a place or a question; that goes first, too, while it lasts.
    private static readonly TimeSpan StaysUrgent = TimeSpan.FromHours(1);

    // Telegram, the only vendor that takes messages back, does so for two days.
    private static readonly TimeSpan Withdrawable = TimeSpan.FromDays(2);

    // A message that came after the wish to delete waits for its own turn; every reply that is there was written before.
    private const string Erase = """
        UPDATE inbox SET body = NULL, withdraw_id = NULL WHERE conversation = @key AND sequence <= @upTo;
        UPDATE outbox SET body = NULL, sent_ids = NULL, done_at = COALESCE(done_at, @now), given_up = CASE WHEN done_at IS NULL THEN 'erased' ELSE given_up END
        WHERE conversation = @key;
        """;

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

    private readonly SqlHandovers desk = new(database, talks);
    private readonly UnknownMarks unknown = new(database, talks);
    private readonly WriteSet<TurnRow, KeptTurn> keeping = new(row => row.Talk, KeepAsync, PostgresSets.KeepAsync);

    // Hidden before the work waits for its commit: whoever commits should not have to.
    public async Task<Kept> KeepAsync(TurnOutcome outcome, CancellationToken cancel)
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

    private Kept Kept(TurnOutcome outcome, TurnRow row, KeptTurn kept) =>
        new(kept.IsKept, kept.IsClear) { First = kept.First is { } sequence && talks.Reply(row.Bodies[0]) is { } post ? First(outcome, row, sequence, post) : null };

    // Her message was the last thing in the talk, so that nothing went out since she was heard.
    private static OutgoingReply First(TurnOutcome outcome, TurnRow row, long sequence, (string ConversationId, Reply Reply) post) =>
        new(row.Key, sequence, row.Channel, post.ConversationId, post.Reply, 0, DateTimeOffset.FromUnixTimeMilliseconds(row.Now), DateTimeOffset.FromUnixTimeMilliseconds(row.SendUntil))
        {
            Heard = new Heard(outcome.Pending.HeardAt, 0),
        };

    // Nearly every turn: state, replies and counts, and nothing of the desk, of doubts or of how a call went.
    private static bool IsPlain(TurnResult result) => result is { Erases: false, Desk: null, Feedback: null, Doubted.Count: 0 };

    private async Task<TurnRow> RowAsync(TurnOutcome outcome, CancellationToken cancel)
    {
        var (pending, result, why, now) = outcome;
        var address = pending.Message.ConversationId;
        var bodies = result.Replies.Select(reply => talks.Hide(address, reply)).ToList();
        return new TurnRow(SqlTalk.Of(talks, pending.Message.ChannelId, pending.Message.ConversationId), pending.ConversationKey, pending.LeasedUntil.ToUnixTimeMilliseconds(), talks.Hide(result.Conversation), bodies)
        {
            Sequence = pending.Sequence, UpTo = pending.UpTo, Now = now, Why = why, Channel = pending.Message.ChannelId, Tallies = result.Tallies,
            Unknown = await unknown.OfAsync(pending.ConversationKey, result.UnknownWords, now, cancel), IsLast = result.Erases ? 1 : 0,
            SendUntil = outcome.SendUntil, Rank = outcome.IsUrgent ? 0 : 1, UrgentUntil = outcome.StaysUrgent ? now + (long)StaysUrgent.TotalMilliseconds : 0,
        };
    }

    private async Task<KeptTurn> FinishAsync(DbConnection connection, TurnOutcome outcome, TurnRow row)
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
    private async Task<IReadOnlyList<string>> EraseAsync(DbConnection connection, TurnOutcome outcome, IReadOnlyList<string> bodies)
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

    private sealed record WithdrawnRow
    {
        public string? Said { get; init; }

        public string? Sent { get; init; }
    }

    private sealed record StateRow
    {
        public long Last { get; init; }

        public long Clear { get; init; }
    }
}

/// <summary>A turn that is to be kept.</summary>
/// <param name="Why">Why its message is set aside; null when it is answered.</param>
internal sealed record TurnOutcome(PendingTurn Pending, TurnResult Result, string? Why, long Now)
{
    public long SendUntil { get; init; }

    public bool StaysUrgent => Result.Conversation.IsAlarmed;

    public bool IsUrgent => StaysUrgent || Pending.Message.IsUrgent;
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
