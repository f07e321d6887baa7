using System.Text.Json;
using Dapper;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Storage;

/// <summary>What was said in a talk, read from inbox and outbox, which share one count.</summary>
internal sealed class SqlTranscript(IDatabase database) : ITranscript
{
    private const string Said = """
        SELECT i.sequence, i.received_at AS at, i.body, 0 AS isReply FROM inbox i
        JOIN conversation c ON c.key = i.conversation
        WHERE c.channel = @channelId AND c.conversation_id = @conversationId AND i.sequence > @afterSequence AND i.body IS NOT NULL
        UNION ALL
        SELECT o.sequence, o.created_at, o.body, 1 FROM outbox o
        JOIN conversation c ON c.key = o.conversation
        WHERE c.channel = @channelId AND c.conversation_id = @conversationId AND o.sequence > @afterSequence AND o.body IS NOT NULL
        ORDER BY 1
        """;

    public Task<IReadOnlyList<SaidActivity>> ReadAsync(string channelId, string conversationId, long afterSequence, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<SaidActivity>>(
            async connection =>
            {
                var rows = await connection.QueryAsync<Row>(Said, new { channelId, conversationId, afterSequence });
                return [.. rows.Select(row => row.Activity())];
            },
            cancel);

    public Task<bool> HasAsync(string channelId, string messageId, CancellationToken cancel) =>
        database.ReadAsync(
            connection => connection.ExecuteScalarAsync<bool>("SELECT COUNT(*) > 0 FROM inbox WHERE channel = @channelId AND message_id = @messageId", new { channelId, messageId }),
            cancel);

    private sealed record Row
    {
        public long Sequence { get; init; }

        public long At { get; init; }

        public string Body { get; init; } = "";

        public bool IsReply { get; init; }

        public SaidActivity Activity()
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(At);
            return IsReply
                ? new SaidActivity(Sequence, at, null, JsonSerializer.Deserialize(Body, BotJson.Stored.Reply))
                : new SaidActivity(Sequence, at, JsonSerializer.Deserialize(Body, BotJson.Stored.IncomingMessage), null);
        }
    }
}
