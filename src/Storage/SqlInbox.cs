using System.Data.Common;
using Dapper;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Inbox;

namespace SafeHelp.Storage;

/// <summary>The inbox in SQL.</summary>
internal sealed class SqlInbox(IDatabase database, TalkCipher talks, TimeProvider clock) : IInbox
{
    private const string Known = "SELECT sequence FROM inbox WHERE channel = @ChannelId AND message_id = @Id";

    // The place is taken before we know whether the message is new: repeats are rare, and a gap in the count of a talk harms nobody.
    private const string Place = """
        INSERT INTO conversation (channel, conversation_id, last_sequence) VALUES (@ChannelId, @Talk, 1)
        ON CONFLICT (channel, conversation_id) DO UPDATE SET last_sequence = conversation.last_sequence + 1;

        """;

    private const string Keep = """
        INSERT INTO inbox (conversation, sequence, channel, message_id, body, received_at, due_at, kind, withdraw_id, rank)
        SELECT key, last_sequence, channel, @Id, @Body, @Now, 0, @Kind, @WithdrawId, CASE WHEN urgent_until > @Now THEN 0 ELSE @Rank END
        FROM conversation WHERE channel = @ChannelId AND conversation_id = @Talk
        ON CONFLICT (channel, message_id) DO NOTHING
        RETURNING sequence
        """;

    // What she wrote before goes first with it, and so does what she was answered: order within a talk holds.
    private const string Hurry = """
        UPDATE inbox SET rank = 0 WHERE done_at IS NULL AND rank > 0 AND conversation = (SELECT key FROM conversation WHERE channel = @ChannelId AND conversation_id = @Talk);
        UPDATE outbox SET rank = 0 WHERE done_at IS NULL AND rank > 0 AND conversation = (SELECT key FROM conversation WHERE channel = @ChannelId AND conversation_id = @Talk);

        """;

    private const string KeepUrgent = Place + Hurry + Keep;
    private const string KeepOrdinary = Place + Keep;

    private readonly WriteSet<MessageRow, Accepted> accepting = new(row => SqlTalk.Name(row.ChannelId, row.Talk), AcceptAsync, PostgresSets.AcceptAsync);

    // Hidden before the work waits for its commit: whoever commits should not have to.
    public Task<Accepted> AcceptAsync(IncomingMessage message, CancellationToken cancel)
    {
        var talk = talks.Talk(message.ChannelId, message.ConversationId);
        var id = talks.Message(message.ChannelId, message.Id);
        var withdraws = message.WithdrawId is null ? null : "";
        var row = new MessageRow(message.ChannelId, talk, id, talks.Hide(message), clock.GetUtcNow().ToUnixTimeMilliseconds(), $"{message.Kind}", withdraws) { Rank = message.IsUrgent ? 0 : 1 };
        return database.WriteAsync(accepting, row, cancel);
    }

    private static async Task<Accepted> AcceptAsync(DbConnection connection, MessageRow row)
    {
        var kept = await connection.QuerySingleOrDefaultAsync<long?>(row.IsUrgent ? KeepUrgent : KeepOrdinary, row);
        return kept is { } sequence ? new Accepted(sequence, IsNew: true) : new Accepted(await connection.QuerySingleAsync<long>(Known, row), IsNew: false);
    }
}

/// <summary>A message as it is kept.</summary>
/// <param name="Talk">The talk's mark.</param>
/// <param name="Id">The message's mark.</param>
/// <param name="Body">Hidden.</param>
/// <param name="WithdrawId">Only says that the body holds one; null when it does not.</param>
internal sealed record MessageRow(string ChannelId, string Talk, string Id, string Body, long Now, string Kind, string? WithdrawId)
{
    /// <summary>0 where it goes before others, else 1.</summary>
    public required long Rank { get; init; }

    public bool IsUrgent => Rank == 0;
}
