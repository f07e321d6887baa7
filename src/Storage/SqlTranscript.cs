using Dapper;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Storage;

/// <summary>What was said in a talk, read from inbox and outbox, which share one count.</summary>
internal sealed class SqlTranscript(IDatabase database, TalkCipher talks) : ITranscript
{
    private const string Said = """
        SELECT i.sequence, i.received_at AS at, i.body, 0 AS isReply FROM inbox i
        JOIN conversation c ON c.key = i.conversation
        WHERE c.channel = @channelId AND c.conversation_id = @talk AND i.sequence > @afterSequence AND i.body IS NOT NULL
        UNION ALL
        SELECT o.sequence, o.created_at, o.body, 1 FROM outbox o
        JOIN conversation c ON c.key = o.conversation
        WHERE c.channel = @channelId AND c.conversation_id = @talk AND o.sequence > @afterSequence AND o.body IS NOT NULL
        ORDER BY 1
        """;

    private const string Lost = """
        SELECT o.sequence AS Sequence, COALESCE(o.withheld, o.given_up) AS Why FROM outbox o
        JOIN conversation c ON c.key = o.conversation
        WHERE c.channel = @channelId AND c.conversation_id = @talk AND (o.withheld IS NOT NULL OR o.given_up IS NOT NULL) ORDER BY o.sequence
        """;

    public Task<IReadOnlyList<SaidActivity>> ReadAsync(string channelId, string conversationId, long afterSequence, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<SaidActivity>>(
            async connection =>
            {
                var rows = await connection.QueryAsync<Row>(Said, new { channelId, talk = talks.Talk(channelId, conversationId), afterSequence });
                return [.. rows.Select(Activity).OfType<SaidActivity>()];
            },
            cancel);

    public Task<IReadOnlyList<LostReply>> LostAsync(string channelId, string conversationId, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<LostReply>>(
            async connection => [.. (await connection.QueryAsync<LostRow>(Lost, new { channelId, talk = talks.Talk(channelId, conversationId) })).Select(row => new LostReply(row.Sequence, row.Why))], cancel);

    public Task<bool> HasAsync(string channelId, string messageId, CancellationToken cancel) =>
        database.ReadAsync(
            connection => connection.ExecuteScalarAsync<bool>("SELECT COUNT(*) > 0 FROM inbox WHERE channel = @channelId AND message_id = @messageId", new { channelId, messageId = talks.Message(channelId, messageId) }),
            cancel);

    private SaidActivity? Activity(Row row)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(row.At);
        if (row.IsReply) return talks.Reply(row.Body) is { } reply ? new SaidActivity(row.Sequence, at, null, reply.Reply) : null;
        return talks.Message(row.Body) is { } message ? new SaidActivity(row.Sequence, at, message, null) : null;
    }

    private sealed record Row
    {
        public long Sequence { get; init; }

        public long At { get; init; }

        public string Body { get; init; } = "";

        public bool IsReply { get; init; }
    }

    private sealed record LostRow
    {
        public long Sequence { get; init; }

        public string Why { get; init; } = "";
    }
}
