using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using SafeHelp.Bot.Activities;

namespace SafeHelp.Storage;

/// <summary>
/// Ties a database to its keys: rows written before there was encryption are sealed once, and a start with other keys is stopped before it writes anything
/// that nobody could read together.
/// </summary>
internal sealed class Seal(IDatabase database, ICipher cipher)
{
    private const string Word = "seal";
    private const int Page = 500;

    private readonly TalkCipher talks = new(cipher);
    private readonly Dictionary<long, string> addresses = [];

    /// <exception cref="StorageUnavailableException">The keys are not those of the database.</exception>
    public async Task SetAsync(CancellationToken cancel)
    {
        var isNew = await database.WriteAsync(talk: "", SetAsync, cancel);
        // What stood there readable must not stay in the file's free pages.
        if (isNew) await database.ForgetAsync(cancel);
    }

    private async Task<bool> SetAsync(DbConnection connection)
    {
        await connection.ExecuteAsync(database.MigrationLock);
        var row = await connection.QuerySingleOrDefaultAsync<Row>("SELECT mark, word FROM seal");
        if (row is not null) return !IsOurs(row) ? throw ForeignKeys() : false;
        await SealTalksAsync(connection);
        await SealMessagesAsync(connection);
        await SealRepliesAsync(connection);
        await SealDeskAsync(connection);
        await connection.ExecuteAsync("INSERT INTO seal (one, mark, word) VALUES (1, @mark, @word)", new { mark = cipher.Mark(Word), word = cipher.Protect(Word) });
        return true;
    }

    private bool IsOurs(Row row)
    {
        try
        {
            return row.Mark == cipher.Mark(Word) && cipher.Unprotect(row.Word) == Word;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private async Task SealRepliesAsync(DbConnection connection)
    {
        const string Rows = """
            SELECT o.conversation AS key, o.sequence, o.body, o.sent_ids AS sentIds FROM outbox o
            WHERE (o.body IS NOT NULL OR o.sent_ids IS NOT NULL) AND (o.conversation > @key OR (o.conversation = @key AND o.sequence > @sequence))
            ORDER BY o.conversation, o.sequence LIMIT @Page
            """;
        await EachAsync(connection, Rows, async row =>
        {
            var sent = row.SentIds is null ? null : talks.Hide(JsonSerializer.Deserialize<string[]>(row.SentIds) ?? []);
            var body = row.Body is null ? null : talks.Hide(addresses[row.Key], JsonSerializer.Deserialize(row.Body, BotJson.Stored.Reply)!);
            await connection.ExecuteAsync("UPDATE outbox SET body = @body, sent_ids = @sent WHERE conversation = @Key AND sequence = @Sequence", new { row.Key, row.Sequence, body, sent });
        });
    }

    private async Task SealMessagesAsync(DbConnection connection)
    {
        const string Rows = """
            SELECT conversation AS key, sequence, body, channel, message_id AS id FROM inbox
            WHERE conversation > @key OR (conversation = @key AND sequence > @sequence) ORDER BY conversation, sequence LIMIT @Page
            """;
        const string Update = """
            UPDATE inbox SET body = @body, message_id = @id, withdraw_id = CASE WHEN withdraw_id IS NULL THEN NULL ELSE '' END
            WHERE conversation = @Key AND sequence = @Sequence
            """;
        await EachAsync(connection, Rows, async row =>
        {
            var body = row.Body is null ? null : talks.Hide(JsonSerializer.Deserialize(row.Body, BotJson.Stored.IncomingMessage)!);
            await connection.ExecuteAsync(Update, new { row.Key, row.Sequence, body, id = talks.Message(row.Channel, row.Id) });
        });
    }

    private async Task SealTalksAsync(DbConnection connection)
    {
        const string Rows = """
            SELECT key, key AS sequence, state AS body, channel, conversation_id AS id FROM conversation WHERE key > @key ORDER BY key LIMIT @Page
            """;
        await EachAsync(connection, Rows, async row =>
        {
            addresses[row.Key] = row.Id;
            var state = row.Body is null ? null : talks.Hide(JsonSerializer.Deserialize(row.Body, BotJson.Stored.Conversation)!);
            await connection.ExecuteAsync("UPDATE conversation SET state = @state, conversation_id = @id WHERE key = @Key", new { row.Key, state, id = talks.Talk(row.Channel, row.Id) });
        });
    }

    private async Task SealDeskAsync(DbConnection connection)
    {
        foreach (var (key, body) in await connection.QueryAsync<(long, string)>("SELECT key, body FROM handover"))
            await connection.ExecuteAsync("UPDATE handover SET body = @body WHERE key = @key", new { key, body = talks.Hide(JsonSerializer.Deserialize(body, BotJson.Stored.Handover)!) });
        foreach (var text in await connection.QueryAsync<string>("SELECT DISTINCT text FROM desk_note"))
            await connection.ExecuteAsync("UPDATE desk_note SET text = @hidden WHERE text = @text", new { text, hidden = talks.HideNote(text) });
    }

    private static async Task EachAsync(DbConnection connection, string rows, Func<OldRow, Task> seal)
    {
        for (var last = new OldRow { Key = -1 }; ;)
        {
            var page = (await connection.QueryAsync<OldRow>(rows, new { key = last.Key, sequence = last.Sequence, Page })).AsList();
            if (page.Count == 0) return;
            foreach (var row in page) await seal(row);
            last = page[^1];
        }
    }

    private static StorageUnavailableException ForeignKeys() =>
        new(
            "The database was written with other keys than those at hand. Put back its key folder (data/keys, or SafeHelp__Privacy__KeyFolder) and, if it was given, SafeHelp__Privacy__Key.",
            new CryptographicException("other keys"));

    private sealed record Row(string Mark, string Word);

    private sealed record OldRow
    {
        public long Key { get; init; }

        public long Sequence { get; init; }

        public string? Body { get; init; }

        public string? SentIds { get; init; }

        public string Channel { get; init; } = "";

        public string Id { get; init; } = "";
    }
}
