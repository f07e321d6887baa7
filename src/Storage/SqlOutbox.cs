using System.Text.Json;
using Dapper;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Storage;

/// <summary>The outbox in SQL.</summary>
internal sealed class SqlOutbox(IDatabase database) : IOutbox
{
    // Only the oldest undelivered reply of a talk may go: order holds even while it waits for another try.
    private readonly string take = $"""
        UPDATE outbox SET leased_until = @leaseUntil, attempts = attempts + 1 WHERE (conversation, sequence) IN (
            SELECT o.conversation, o.sequence FROM outbox o
            WHERE o.done_at IS NULL AND o.due_at <= @now AND o.leased_until <= @now
              AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.conversation = o.conversation AND e.done_at IS NULL AND e.sequence < o.sequence)
            ORDER BY o.due_at LIMIT @most {database.SkipTaken("o")})
        RETURNING conversation AS key, sequence, body, attempts, created_at AS createdAt,
            (SELECT channel FROM conversation c WHERE c.key = outbox.conversation) AS channel,
            (SELECT conversation_id FROM conversation c WHERE c.key = outbox.conversation) AS conversationId
        """;

    private const string NextDue = """
        SELECT MIN(CASE WHEN leased_until > due_at THEN leased_until ELSE due_at END) FROM outbox WHERE done_at IS NULL
        """;

    private const string Finish = "UPDATE outbox SET done_at = @now, given_up = @why WHERE conversation = @key AND sequence = @sequence AND done_at IS NULL";

    private const string Postpone = "UPDATE outbox SET due_at = @due, leased_until = 0 WHERE conversation = @key AND sequence = @sequence AND done_at IS NULL";

    public Task<IReadOnlyList<OutgoingReply>> TakeDueAsync(DateTimeOffset now, DateTimeOffset leaseUntil, int most, CancellationToken cancel) =>
        database.WriteAsync<IReadOnlyList<OutgoingReply>>(
            async connection =>
            {
                var rows = await connection.QueryAsync<Row>(take, new { now = Ms(now), leaseUntil = Ms(leaseUntil), most });
                return [.. rows.Select(row => row.Reply())];
            },
            cancel);

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel)
    {
        var due = await database.ReadAsync(connection => connection.QuerySingleAsync<long?>(NextDue), cancel);
        return due is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(due.Value);
    }

    public Task MarkSentAsync(OutgoingReply reply, DateTimeOffset now, CancellationToken cancel) => FinishAsync(reply, now, null, cancel);

    public Task GiveUpAsync(OutgoingReply reply, DateTimeOffset now, string why, CancellationToken cancel) => FinishAsync(reply, now, why, cancel);

    public Task PostponeAsync(OutgoingReply reply, DateTimeOffset until, string why, CancellationToken cancel) =>
        database.WriteAsync(connection => connection.ExecuteAsync(Postpone, new { due = Ms(until), key = reply.ConversationKey, sequence = reply.Sequence }), cancel);

    private Task FinishAsync(OutgoingReply reply, DateTimeOffset now, string? why, CancellationToken cancel) =>
        database.WriteAsync(connection => connection.ExecuteAsync(Finish, new { now = Ms(now), why, key = reply.ConversationKey, sequence = reply.Sequence }), cancel);

    private static long Ms(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private sealed record Row(long Key, long Sequence, string Body, long Attempts, long CreatedAt, string Channel, string ConversationId)
    {
        public OutgoingReply Reply() =>
            new(Key, Sequence, Channel, ConversationId, JsonSerializer.Deserialize(Body, BotJson.Stored.Reply)!, (int)Attempts - 1, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));
    }
}
