using System.Data.Common;
using Dapper;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Inbox;

namespace SafeHelp.Storage;

/// <summary>The inbox in SQL.</summary>
internal sealed class SqlInbox(IDatabase database, TalkCipher talks, TimeProvider clock) : IInbox
{
    private const string Known = "SELECT sequence FROM inbox WHERE channel = @ChannelId AND message_id = @id";

    // The place is taken before we know whether the message is new: repeats are rare, and a gap in the count of a talk harms nobody.
    private const string Place = """
        INSERT INTO conversation (channel, conversation_id, last_sequence) VALUES (@ChannelId, @talk, 1)
        ON CONFLICT (channel, conversation_id) DO UPDATE SET last_sequence = conversation.last_sequence + 1;

        """;

    private const string Keep = """
        INSERT INTO inbox (conversation, sequence, channel, message_id, body, received_at, due_at, kind, withdraw_id, rank)
        SELECT key, last_sequence, channel, @id, @body, @now, 0, @kind, @withdraw, CASE WHEN urgent_until > @now THEN 0 ELSE @rank END
        FROM conversation WHERE channel = @ChannelId AND conversation_id = @talk
        ON CONFLICT (channel, message_id) DO NOTHING
        RETURNING sequence
        """;

    // What she wrote before goes first with it, and so does what she was answered: order within a talk holds.
    private const string Hurry = """
        UPDATE inbox SET rank = 0 WHERE done_at IS NULL AND rank > 0 AND conversation = (SELECT key FROM conversation WHERE channel = @ChannelId AND conversation_id = @talk);
        UPDATE outbox SET rank = 0 WHERE done_at IS NULL AND rank > 0 AND conversation = (SELECT key FROM conversation WHERE channel = @ChannelId AND conversation_id = @talk);

        """;

    private const string KeepUrgent = Place + Hurry + Keep;
    private const string KeepOrdinary = Place + Keep;

    public Task<Accepted> AcceptAsync(IncomingMessage message, CancellationToken cancel)
    {
        // Hidden before the work waits for its commit: whoever commits should not have to.
        var row = new
        {
            message.ChannelId,
            talk = talks.Talk(message.ChannelId, message.ConversationId),
            id = talks.Message(message.ChannelId, message.Id),
            body = talks.Hide(message),
            now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            kind = $"{message.Kind}",
            withdraw = message.WithdrawId is null ? null : "",
            rank = message.IsUrgent ? 0 : 1,
        };
        return database.WriteAsync(SqlTalk.Name(message.ChannelId, message.ConversationId), connection => AcceptAsync(connection, message.IsUrgent ? KeepUrgent : KeepOrdinary, row), cancel);
    }

    private static async Task<Accepted> AcceptAsync(DbConnection connection, string keep, object row)
    {
        var kept = await connection.QuerySingleOrDefaultAsync<long?>(keep, row);
        return kept is { } sequence ? new Accepted(sequence, IsNew: true) : new Accepted(await connection.QuerySingleAsync<long>(Known, row), IsNew: false);
    }
}
