using System.Data.Common;
using Dapper;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Storage;

/// <summary>The outbox in SQL.</summary>
internal sealed class SqlOutbox(IDatabase database, TalkCipher talks) : IOutbox
{
    // Only the oldest undelivered reply of a talk may go: order holds even while it waits for another try.
    private readonly string take = $"""
        WITH next AS MATERIALIZED (
            SELECT o.conversation, o.sequence FROM outbox o
            WHERE o.channel = @channel AND o.done_at IS NULL AND o.due_at <= @now AND o.leased_until <= @now
              AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.conversation = o.conversation AND e.done_at IS NULL AND e.sequence < o.sequence)
            ORDER BY o.rank, o.due_at, o.created_at LIMIT @most {database.SkipTaken("o")})
        UPDATE outbox SET leased_until = @leaseUntil, attempts = attempts + 1 WHERE (conversation, sequence) IN (SELECT conversation, sequence FROM next)
        RETURNING conversation AS key, sequence, body, attempts, rank, created_at AS createdAt,
            {SqlHearing.LastAt("outbox.conversation")} AS heardAt, {SqlHearing.SentSince("outbox.conversation")} AS sentSince
        """;

    private const string NextDue = """
        SELECT MIN(CASE WHEN o.leased_until > o.due_at THEN o.leased_until ELSE o.due_at END) FROM outbox o
        WHERE o.channel = @channel AND o.done_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.conversation = o.conversation AND e.done_at IS NULL AND e.sequence < o.sequence)
        """;

    private const string Finish = """
        UPDATE outbox SET done_at = @Now, given_up = @Why, parts = @Parts, sent_ids = @Ids, withheld = @Withheld
        WHERE conversation = @Key AND sequence = @Sequence AND done_at IS NULL
        RETURNING EXISTS (SELECT 1 FROM outbox n WHERE n.conversation = @Key AND n.done_at IS NULL AND n.sequence > @Sequence)
        """;

    // Its key is gone, and with it whom it was for.
    private const string SetAside = "UPDATE outbox SET done_at = @now, given_up = 'unreadable' WHERE conversation = @Key AND sequence = @Sequence";

    private const string Postpone = """
        UPDATE outbox SET due_at = @due, leased_until = 0
        WHERE conversation = @key AND sequence = @sequence AND done_at IS NULL AND leased_until = @lease
        """;

    private readonly WriteSet<DeliveredRow, bool> finishing = new(row => row.Talk, FinishAsync, PostgresSets.FinishAsync);

    public async Task<IReadOnlyList<OutgoingReply>> TakeDueAsync(string channelId, OutboxTerms terms, CancellationToken cancel)
    {
        var values = new { channel = channelId, now = Ms(terms.Now), leaseUntil = Ms(terms.LeaseUntil), most = terms.Most };
        var rows = await database.WriteAsync(async connection => (await connection.QueryAsync<Row>(take, values)).AsList(), cancel);
        var taken = new List<OutgoingReply>();
        foreach (var row in rows.OrderBy(row => row.Rank).ThenBy(row => row.CreatedAt))
        {
            if (talks.Reply(row.Body) is { } post) taken.Add(row.Reply(channelId, terms.LeaseUntil, post));
            else await database.WriteAsync(connection => connection.ExecuteAsync(SetAside, new { now = Ms(terms.Now), row.Key, row.Sequence }), cancel);
        }

        return taken;
    }

    public async Task<DateTimeOffset?> NextDueAsync(string channelId, CancellationToken cancel)
    {
        var due = await database.ReadAsync(connection => connection.QuerySingleAsync<long?>(NextDue, new { channel = channelId }), cancel);
        return due is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(due.Value);
    }

    public Task<bool> MarkSentAsync(OutgoingReply reply, DateTimeOffset now, CancellationToken cancel) => FinishAsync(reply, now, null, cancel);

    public Task<bool> GiveUpAsync(OutgoingReply reply, DateTimeOffset now, string why, CancellationToken cancel) => FinishAsync(reply, now, why, cancel);

    public Task PostponeAsync(OutgoingReply reply, DateTimeOffset until, CancellationToken cancel) =>
        database.WriteAsync(
            Talk(reply),
            connection => connection.ExecuteAsync(
                Postpone, new { due = Ms(until), key = reply.ConversationKey, sequence = reply.Sequence, lease = Ms(reply.LeasedUntil) }),
            cancel);

    private Task<bool> FinishAsync(OutgoingReply reply, DateTimeOffset now, string? why, CancellationToken cancel) =>
        database.WriteAsync(finishing, Delivered(reply, now, why), cancel);

    private static Task<bool> FinishAsync(DbConnection connection, DeliveredRow row) => connection.QuerySingleOrDefaultAsync<bool>(Finish, row);

    private DeliveredRow Delivered(OutgoingReply reply, DateTimeOffset now, string? why) =>
        new(Talk(reply), reply.ConversationKey, reply.Sequence, Ms(now), why)
        {
            Parts = why is null ? Math.Max(1, reply.SentIds.Count) : 0,
            Ids = talks.Hide(reply.SentIds),
            Withheld = reply.Withheld,
        };

    private string Talk(OutgoingReply reply) => SqlTalk.Of(talks, reply.ChannelId, reply.ConversationId);

    private static long Ms(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private sealed record Row
    {
        public long Key { get; init; }

        public long Sequence { get; init; }

        public string Body { get; init; } = "";

        public long Attempts { get; init; }

        public long Rank { get; init; }

        public long CreatedAt { get; init; }

        public long? HeardAt { get; init; }

        public long SentSince { get; init; }

        public OutgoingReply Reply(string channelId, DateTimeOffset leasedUntil, (string ConversationId, Bot.Activities.Reply Reply) post) =>
            new(Key, Sequence, channelId, post.ConversationId, post.Reply, (int)Attempts - 1, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt), leasedUntil)
            {
                Heard = SqlHearing.Heard(HeardAt, SentSince),
            };
    }
}

/// <summary>A reply that a vendor has, or that nobody will get.</summary>
/// <param name="Why">Why it is given up; null when it was sent.</param>
internal sealed record DeliveredRow(string Talk, long Key, long Sequence, long Now, string? Why)
{
    public long Parts { get; init; }

    /// <summary>The vendor's names of the parts, hidden.</summary>
    public string? Ids { get; init; }

    public string? Withheld { get; init; }
}
