using System.Data.Common;
using Dapper;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Inbox;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Storage;

/// <summary>The inbox in SQL.</summary>
internal sealed class SqlInbox(IDatabase database, TalkCipher talks, TimeProvider clock) : IInbox
{
    private const string Known = "SELECT sequence FROM inbox WHERE channel = @ChannelId AND message_id = @Id";

    // The place is taken before we know whether the message is new: repeats are rare, and a gap in the count of a talk harms nobody.
    private const string Place = """
        INSERT INTO conversation (channel, conversation_id, last_sequence, clear_sequence) VALUES (@ChannelId, @Talk, 1, 0)
        ON CONFLICT (channel, conversation_id) DO UPDATE SET last_sequence = conversation.last_sequence + 1;

        """;

    private const string Keep = """
        INSERT INTO inbox (conversation, sequence, channel, message_id, body, received_at, due_at, kind, withdraw_id, rank, attempts)
        SELECT key, last_sequence, channel, @Id, @Body, @Now, 0, @Kind, @WithdrawId, CASE WHEN urgent_until > @Now THEN 0 ELSE @Rank END,
            CASE WHEN @LeaseUntil > 0 AND clear_sequence = last_sequence - 1 AND leased_until <= @Now THEN 1 ELSE 0 END
        FROM conversation WHERE channel = @ChannelId AND conversation_id = @Talk
        ON CONFLICT (channel, message_id) DO NOTHING
        RETURNING conversation AS Key, sequence AS Sequence, attempts AS Attempts, rank AS Rank
        """;

    private const string Take = $"UPDATE conversation SET leased_until = @LeaseUntil WHERE channel = @ChannelId AND conversation_id = @Talk RETURNING {TakenTalk.Columns}";

    // What she wrote before goes first with it, and so does what she was answered: order within a talk holds.
    private const string Hurry = """
        UPDATE inbox SET rank = 0 WHERE done_at IS NULL AND rank > 0 AND conversation = (SELECT key FROM conversation WHERE channel = @ChannelId AND conversation_id = @Talk);
        UPDATE outbox SET rank = 0 WHERE done_at IS NULL AND rank > 0 AND conversation = (SELECT key FROM conversation WHERE channel = @ChannelId AND conversation_id = @Talk);

        """;

    private const string KeepUrgent = Place + Hurry + Keep;
    private const string KeepOrdinary = Place + Keep;

    private readonly WriteSet<MessageRow, AcceptedRow> accepting = new(row => SqlTalk.Name(row.ChannelId, row.Talk), AcceptAsync, PostgresSets.AcceptAsync);
    private readonly SqlHandovers desk = new(database, talks);

    public Task<Accepted> AcceptAsync(IncomingMessage message, CancellationToken cancel) => AcceptAndTakeAsync(message, TimeSpan.Zero, cancel);

    // Hidden before the work waits for its commit, opened after it: whoever commits should have to do neither.
    public async Task<Accepted> AcceptAndTakeAsync(IncomingMessage message, TimeSpan lease, CancellationToken cancel)
    {
        var row = Row(message, lease);
        var accepted = await database.WriteAsync(accepting, row, cancel);
        return new Accepted(accepted.Sequence, accepted.IsNew) { Taken = accepted.Taken is { } talk ? Pending(row, accepted, talk) : null };
    }

    private MessageRow Row(IncomingMessage message, TimeSpan lease)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var talk = talks.Talk(message.ChannelId, message.ConversationId);
        var id = talks.Message(message.ChannelId, message.Id);
        var withdraws = message.WithdrawId is null ? null : "";
        return new MessageRow(message.ChannelId, talk, id, talks.Hide(message), now, $"{message.Kind}", withdraws)
        {
            Rank = message.IsUrgent ? 0 : 1, LeaseUntil = lease > TimeSpan.Zero ? now + (long)lease.TotalMilliseconds : 0,
        };
    }

    private PendingTurn Pending(MessageRow row, AcceptedRow accepted, TakenTalk talk) =>
        new(talk.Key, accepted.Sequence, talks.Message(row.Body)! with { IsUrgent = accepted.Rank == 0 }, talks.State(talk.State), 0, DateTimeOffset.FromUnixTimeMilliseconds(row.LeaseUntil))
        {
            HeardAt = DateTimeOffset.FromUnixTimeMilliseconds(row.Now),
            Desk = talk.Desk is { } open ? desk.Handover(open) : null,
        };

    private static async Task<AcceptedRow> AcceptAsync(DbConnection connection, MessageRow row)
    {
        var kept = await connection.QuerySingleOrDefaultAsync<AcceptedRow>(row.IsUrgent ? KeepUrgent : KeepOrdinary, row);
        if (kept is null) return new AcceptedRow { Sequence = await connection.QuerySingleAsync<long>(Known, row), IsNew = false };
        return kept.Attempts == 0 ? kept : kept with { Taken = await connection.QuerySingleAsync<TakenTalk>(Take, row) };
    }
}

/// <summary>What became of a message.</summary>
internal sealed record AcceptedRow
{
    public long Key { get; init; }

    public long Sequence { get; init; }

    public long Rank { get; init; }

    /// <summary>1 when its turn is the caller's.</summary>
    public long Attempts { get; init; }

    public bool IsNew { get; init; } = true;

    /// <summary>Its talk, when its turn is the caller's.</summary>
    public TakenTalk? Taken { get; init; }
}

/// <summary>A talk whose turn was taken as its message was accepted.</summary>
internal sealed record TakenTalk
{
    public const string Columns = """
        key AS Key, state AS State,
        (SELECT h.key FROM handover h WHERE h.conversation = conversation.key AND h.closed_at IS NULL) AS DeskKey,
        (SELECT h.body FROM handover h WHERE h.conversation = conversation.key AND h.closed_at IS NULL) AS DeskBody
        """;

    public long Key { get; init; }

    public string? State { get; init; }

    public long? DeskKey { get; init; }

    public string? DeskBody { get; init; }

    public SqlHandovers.Row? Desk => DeskKey is { } key ? new SqlHandovers.Row { Key = key, Conversation = Key, Body = DeskBody! } : null;
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

    /// <summary>Until when its turn is the caller's, if it may be taken; 0 where it is left to whoever comes.</summary>
    public required long LeaseUntil { get; init; }

    public bool IsUrgent => Rank == 0;
}
