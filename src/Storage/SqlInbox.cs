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
        INSERT INTO conversation (channel, conversation_id, last_sequence) VALUES (@ChannelId, @Talk, 1)
        ON CONFLICT (channel, conversation_id) DO UPDATE SET last_sequence = conversation.last_sequence + 1;
        INSERT INTO inbox (conversation, sequence, channel, message_id, body, received_at, due_at, kind, withdraw_id)
        SELECT key, last_sequence, channel, @Id, @Body, @Now, 0, @Kind, @WithdrawId FROM conversation WHERE channel = @ChannelId AND conversation_id = @Talk
        ON CONFLICT (channel, message_id) DO NOTHING
        RETURNING sequence
        """;

    private readonly WriteSet<MessageRow, Accepted> accepting = new(row => SqlTalk.Name(row.ChannelId, row.Talk), AcceptAsync, PostgresSets.AcceptAsync);

    public Task<Accepted> AcceptAsync(IncomingMessage message, CancellationToken cancel)
    {
        var body = JsonSerializer.Serialize(message, BotJson.Stored.IncomingMessage);
        var row = new MessageRow(message.ChannelId, message.ConversationId, message.Id, body, clock.GetUtcNow().ToUnixTimeMilliseconds(), $"{message.Kind}", message.WithdrawId);
        return database.WriteAsync(accepting, row, cancel);
    }

    private static async Task<Accepted> AcceptAsync(DbConnection connection, MessageRow row)
    {
        var kept = await connection.QuerySingleOrDefaultAsync<long?>(Keep, row);
        return kept is { } sequence ? new Accepted(sequence, IsNew: true) : new Accepted(await connection.QuerySingleAsync<long>(Known, row), IsNew: false);
    }
}

/// <summary>A message as it is kept.</summary>
/// <param name="Talk">The vendor's name of the talk.</param>
internal sealed record MessageRow(string ChannelId, string Talk, string Id, string Body, long Now, string Kind, string? WithdrawId);
