using System.Data.Common;
using System.Text.Json;
using Dapper;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Inbox;

namespace SafeHelp.Storage;

/// <summary>The inbox in SQL.</summary>
internal sealed class SqlInbox(IDatabase database, TimeProvider clock) : IInbox
{
    private const string Known = "SELECT sequence FROM inbox WHERE channel = @ChannelId AND message_id = @Id";

    // The place is taken before we know whether the message is new: repeats are rare, and a gap in the count of a talk harms nobody.
    private const string Keep = """
        INSERT INTO conversation (channel, conversation_id, last_sequence) VALUES (@ChannelId, @ConversationId, 1)
        ON CONFLICT (channel, conversation_id) DO UPDATE SET last_sequence = conversation.last_sequence + 1;
        INSERT INTO inbox (conversation, sequence, channel, message_id, body, received_at, due_at, kind, withdraw_id)
        SELECT key, last_sequence, channel, @Id, @body, @now, 0, @kind, @WithdrawId FROM conversation WHERE channel = @ChannelId AND conversation_id = @ConversationId
        ON CONFLICT (channel, message_id) DO NOTHING
        RETURNING sequence
        """;

    public Task<Accepted> AcceptAsync(IncomingMessage message, CancellationToken cancel) =>
        database.WriteAsync(SqlTalk.Name(message.ChannelId, message.ConversationId), connection => AcceptAsync(connection, message), cancel);

    private async Task<Accepted> AcceptAsync(DbConnection connection, IncomingMessage message)
    {
        var body = JsonSerializer.Serialize(message, BotJson.Stored.IncomingMessage);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var kept = await connection.QuerySingleOrDefaultAsync<long?>(Keep, new { message.ChannelId, message.ConversationId, message.Id, body, now, kind = $"{message.Kind}", message.WithdrawId });
        return kept is { } sequence ? new Accepted(sequence, IsNew: true) : new Accepted(await connection.QuerySingleAsync<long>(Known, message), IsNew: false);
    }
}
