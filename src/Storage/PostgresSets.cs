using System.Data.Common;
using Dapper;

namespace SafeHelp.Storage;

/// <summary>
/// The statements of the line on PostgreSQL, each for all talks of a commit: what costs there is the journey and the planning, not the row. Rows of talks are
/// locked in the order of their names, so that two processes never wait for each other.
/// </summary>
internal static class PostgresSets
{
    // One command may not change a row twice, so the talk's places are taken together and given out by the order of arrival.
    private const string Accept = """
        WITH message AS MATERIALIZED (
            SELECT * FROM unnest(@channels, @talks, @ids, @bodies, @nows, @kinds, @withdrawals, @ranks, @leases) WITH ORDINALITY
                AS m (channel, talk, id, body, now, kind, withdrawal, rank, lease_until, place)),
        talk AS (
            INSERT INTO conversation AS c (channel, conversation_id, last_sequence, clear_sequence)
            SELECT channel, talk, COUNT(*), 0 FROM message GROUP BY channel, talk ORDER BY channel COLLATE "C", talk COLLATE "C"
            ON CONFLICT (channel, conversation_id) DO UPDATE SET last_sequence = c.last_sequence + excluded.last_sequence
            RETURNING key, channel, conversation_id, last_sequence, urgent_until, leased_until, clear_sequence),
        placed AS (
            SELECT t.key, t.last_sequence + 1 - ROW_NUMBER() OVER (PARTITION BY t.key ORDER BY m.place DESC) AS sequence, m.*,
                CASE WHEN t.urgent_until > m.now THEN 0 ELSE m.rank END AS placed_rank, m.lease_until > 0 AND t.leased_until <= m.now AS is_free, t.clear_sequence
            FROM message m JOIN talk t ON t.channel = m.channel AND t.conversation_id = m.talk)
        INSERT INTO inbox (conversation, sequence, channel, message_id, body, received_at, due_at, kind, withdraw_id, rank, attempts)
        SELECT key, sequence, channel, id, body, now, 0, kind, withdrawal, placed_rank, CASE WHEN is_free AND clear_sequence = sequence - 1 THEN 1 ELSE 0 END
        FROM placed ORDER BY channel COLLATE "C", id COLLATE "C", place
        ON CONFLICT (channel, message_id) DO NOTHING
        RETURNING channel, message_id AS id, conversation AS key, sequence, attempts, rank
        """;

    // The talks are locked since the messages were placed.
    private const string Take = $"""
        UPDATE conversation SET leased_until = t.lease_until FROM unnest(@keys, @leases) AS t (taken, lease_until) WHERE conversation.key = t.taken
        RETURNING {TakenTalk.Columns}
        """;

    // What was written before a cry goes first with it, and so does what was answered: order within a talk holds. Its talks' rows are locked by then.
    private const string Hurry = """
        WITH talk AS MATERIALIZED (
            SELECT c.key FROM conversation c JOIN unnest(@channels, @talks) AS m (channel, talk) ON c.channel = m.channel AND c.conversation_id = m.talk),
        said AS (UPDATE inbox SET rank = 0 WHERE done_at IS NULL AND rank > 0 AND conversation IN (SELECT key FROM talk))
        UPDATE outbox SET rank = 0 WHERE done_at IS NULL AND rank > 0 AND conversation IN (SELECT key FROM talk)
        """;

    private const string Known = """
        SELECT i.channel, i.message_id AS id, i.sequence FROM inbox i JOIN unnest(@channels, @ids) AS m (channel, id) ON i.channel = m.channel AND i.message_id = m.id
        """;

    // A lease that ran out is seen on the very row that is locked, as when each turn is kept by itself. Where the talk ends with the message that is answered,
    // nobody added anything to it since: then other rows of it may be read although they are not locked.
    private const string Keep = $"""
        WITH turn AS MATERIALIZED (
            SELECT * FROM unnest(@keys, @leases, @states, @replies, @sequences, @upTos, @nows, @whys, @ranks, @urgents, @sends)
                AS t (key, lease, state, replies, sequence, up_to, now, why, rank, urgent_until, send_until)),
        mine AS MATERIALIZED (
            SELECT c.key FROM conversation c JOIN turn t ON t.key = c.key WHERE c.leased_until = t.lease
            ORDER BY c.channel COLLATE "C", c.conversation_id COLLATE "C" FOR UPDATE OF c),
        kept AS (
            UPDATE conversation c SET state = t.state, leased_until = 0, last_sequence = c.last_sequence + t.replies, urgent_until = t.urgent_until,
                clear_sequence = CASE WHEN c.last_sequence = t.up_to THEN c.last_sequence + t.replies ELSE -1 END
            FROM turn t JOIN mine m ON m.key = t.key WHERE c.key = t.key AND c.leased_until = t.lease
            RETURNING c.key, c.channel, c.last_sequence - t.replies AS before, c.clear_sequence = c.last_sequence AS is_clear, t.sequence, t.up_to, t.now, t.why, t.rank, t.send_until),
        done AS (
            UPDATE inbox i SET done_at = k.now, set_aside = k.why FROM kept k
            WHERE i.conversation = k.key AND i.sequence BETWEEN k.sequence AND k.up_to AND i.done_at IS NULL),
        posted AS (
            INSERT INTO outbox (conversation, channel, sequence, body, created_at, due_at, rank, leased_until, attempts)
            SELECT k.key, k.channel, k.before + p.place, p.body, k.now, 0, k.rank, CASE WHEN s.is_ours THEN k.send_until ELSE 0 END, CASE WHEN s.is_ours THEN 1 ELSE 0 END
            FROM unnest(@postTalks, @postPlaces, @posts) AS p (key, place, body) JOIN kept k ON k.key = p.key
                CROSS JOIN LATERAL (SELECT p.place = 1 AND k.is_clear AND k.send_until > 0
                    AND NOT EXISTS (SELECT 1 FROM outbox w WHERE w.conversation = k.key AND w.done_at IS NULL) AS is_ours) s
            RETURNING conversation, sequence, attempts),
        counted AS (
            INSERT INTO tally ({SqlCounters.Columns})
            SELECT {SqlCounters.Columns}
            FROM unnest(@countTalks, @day, @kind, @channel, @topic, @urgency, @province, @commune, @audience, @outcome, @referral, @understood, @wait)
                AS n (talk, {SqlCounters.Columns}) WHERE n.talk IN (SELECT key FROM kept)),
        marked AS (
            INSERT INTO unknown_mark (week, piece, mark, word)
            SELECT week, piece, mark, word FROM unnest(@markTalks, @weeks, @pieces, @marks, @words) AS u (talk, week, piece, mark, word)
            WHERE u.talk IN (SELECT key FROM kept) ORDER BY week, piece COLLATE "C", mark COLLATE "C" ON CONFLICT DO NOTHING)
        SELECT k.key, k.is_clear AS isClear, p.sequence AS first FROM kept k LEFT JOIN posted p ON p.conversation = k.key AND p.attempts = 1
        """;

    private const string Finish = """
        WITH reply AS MATERIALIZED (
            SELECT * FROM unnest(@keys, @sequences, @nows, @whys, @parts, @ids, @withhelds) AS r (key, sequence, now, why, parts, ids, withheld)),
        mine AS MATERIALIZED (
            SELECT o.conversation, o.sequence FROM outbox o JOIN reply r ON o.conversation = r.key AND o.sequence = r.sequence JOIN conversation c ON c.key = o.conversation
            WHERE o.done_at IS NULL ORDER BY c.channel COLLATE "C", c.conversation_id COLLATE "C", o.sequence FOR UPDATE OF o)
        UPDATE outbox o SET done_at = r.now, given_up = r.why, parts = r.parts, sent_ids = r.ids, withheld = r.withheld
        FROM reply r JOIN mine m ON m.conversation = r.key AND m.sequence = r.sequence
        WHERE o.conversation = r.key AND o.sequence = r.sequence AND o.done_at IS NULL
        RETURNING o.conversation AS key, o.sequence,
            EXISTS (SELECT 1 FROM outbox n WHERE n.conversation = o.conversation AND n.done_at IS NULL AND n.sequence > o.sequence) AS hasMore
        """;

    public static async Task<IReadOnlyList<AcceptedRow>> AcceptAsync(DbConnection connection, IReadOnlyList<MessageRow> rows)
    {
        var values = new
        {
            channels = All(rows, row => row.ChannelId), talks = All(rows, row => row.Talk), ids = All(rows, row => row.Id), bodies = All(rows, row => row.Body),
            nows = All(rows, row => row.Now), kinds = All(rows, row => row.Kind), withdrawals = All(rows, row => row.WithdrawId),
            ranks = All(rows, row => row.Rank), leases = All(rows, row => row.LeaseUntil),
        };
        var kept = (await connection.QueryAsync<KeptRow>(Accept, values)).ToDictionary(row => (row.Channel, row.Id));
        await HurryAsync(connection, [.. rows.Where(row => row.IsUrgent)]);
        var taken = await TakeAsync(connection, rows, kept);
        var known = kept.Count == rows.Count ? [] : await KnownAsync(connection, values.channels, values.ids);
        // Of two that came at once under one name, the first is the new one.
        return [.. rows.Select(row => kept.Remove((row.ChannelId, row.Id), out var found) ? found.Accepted(taken) : new AcceptedRow { Sequence = known[(row.ChannelId, row.Id)], IsNew = false })];
    }

    private static async Task<Dictionary<long, TakenTalk>> TakeAsync(DbConnection connection, IReadOnlyList<MessageRow> rows, Dictionary<(string, string), KeptRow> kept)
    {
        var first = rows.Where(row => kept.TryGetValue((row.ChannelId, row.Id), out var found) && found.Attempts > 0).ToList();
        if (first.Count == 0) return [];
        var values = new { keys = All(first, row => kept[(row.ChannelId, row.Id)].Key), leases = All(first, row => row.LeaseUntil) };
        return (await connection.QueryAsync<TakenTalk>(Take, values)).ToDictionary(talk => talk.Key);
    }

    private static async Task<Dictionary<(string, string), long>> KnownAsync(DbConnection connection, string[] channels, string[] ids) =>
        (await connection.QueryAsync<KeptRow>(Known, new { channels, ids })).DistinctBy(row => (row.Channel, row.Id)).ToDictionary(row => (row.Channel, row.Id), row => row.Sequence);

    private static async Task HurryAsync(DbConnection connection, IReadOnlyList<MessageRow> urgent)
    {
        if (urgent.Count > 0) await connection.ExecuteAsync(Hurry, new { channels = All(urgent, row => row.ChannelId), talks = All(urgent, row => row.Talk) });
    }

    public static async Task<IReadOnlyList<KeptTurn>> KeepAsync(DbConnection connection, IReadOnlyList<TurnRow> rows)
    {
        var values = new DynamicParameters(new
        {
            keys = All(rows, row => row.Key), leases = All(rows, row => row.Lease), states = All(rows, row => row.State), replies = All(rows, row => (long)row.Bodies.Count),
            sequences = All(rows, row => row.Sequence), upTos = All(rows, row => row.UpTo), nows = All(rows, row => row.Now), whys = All(rows, row => row.Why),
            ranks = All(rows, row => row.Rank), urgents = All(rows, row => row.UrgentUntil), sends = All(rows, row => row.SendUntil),
            postTalks = Each(rows, row => row.Bodies.Select(_ => row.Key)), postPlaces = Each(rows, row => row.Bodies.Select((_, i) => i + 1L)), posts = Each(rows, row => row.Bodies),
            countTalks = Each(rows, row => row.Tallies.Select(_ => row.Key)), markTalks = Each(rows, row => row.Unknown.Select(_ => row.Key)),
            weeks = Each(rows, row => row.Unknown.Select(unknown => unknown.Week)), pieces = Each(rows, row => row.Unknown.Select(unknown => unknown.Piece)),
            marks = Each(rows, row => row.Unknown.Select(unknown => unknown.Mark)), words = Each(rows, row => row.Unknown.Select(unknown => unknown.Word)),
        });
        SqlCounters.AddColumns(values, [.. rows.SelectMany(row => row.Tallies)]);
        var kept = (await connection.QueryAsync<KeptTurn>(Keep, values)).ToDictionary(turn => turn.Key);
        return [.. rows.Select(row => kept.GetValueOrDefault(row.Key, KeptTurn.Lost))];
    }

    public static async Task<IReadOnlyList<bool>> FinishAsync(DbConnection connection, IReadOnlyList<DeliveredRow> rows)
    {
        var values = new
        {
            keys = All(rows, row => row.Key), sequences = All(rows, row => row.Sequence), nows = All(rows, row => row.Now),
            whys = All(rows, row => row.Why), parts = All(rows, row => row.Parts), ids = All(rows, row => row.Ids), withhelds = All(rows, row => row.Withheld),
        };
        var more = (await connection.QueryAsync<FinishedRow>(Finish, values)).ToDictionary(row => (row.Key, row.Sequence), row => row.HasMore);
        return [.. rows.Select(row => more.GetValueOrDefault((row.Key, row.Sequence)))];
    }

    private static TValue[] All<TRow, TValue>(IReadOnlyList<TRow> rows, Func<TRow, TValue> value) => [.. rows.Select(value)];

    private static TValue[] Each<TRow, TValue>(IReadOnlyList<TRow> rows, Func<TRow, IEnumerable<TValue>> values) => [.. rows.SelectMany(values)];

    private sealed record KeptRow
    {
        public string Channel { get; init; } = "";

        public string Id { get; init; } = "";

        public long Key { get; init; }

        public long Sequence { get; init; }

        public long Attempts { get; init; }

        public long Rank { get; init; }

        public AcceptedRow Accepted(Dictionary<long, TakenTalk> taken) =>
            new() { Key = Key, Sequence = Sequence, Rank = Rank, Attempts = Attempts, Taken = Attempts > 0 ? taken[Key] : null };
    }

    private sealed record FinishedRow(long Key, long Sequence, bool HasMore);
}
