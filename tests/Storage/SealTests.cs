using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Turns;
using SafeHelp.Support;

namespace SafeHelp.Storage.Tests;

/// <summary>What stands in a database's files: nothing of a person that can be read there, and nothing at all of what was erased.</summary>
public sealed class SealTests : IDisposable
{
    private const string Secret = "chồng em đánh em ở [MẪU]";
    private const string Person = "person-of-the-vendor";

    private readonly string folder = Directory.CreateTempSubdirectory("safehelp").FullName;
    private readonly FakeTime clock = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));

    private string ConnectionString => $"Data Source={Path.Combine(folder, "test.db")}";

    [Fact]
    public async Task Rows_written_before_there_was_encryption_are_sealed_at_the_next_start_and_go_on_as_before()
    {
        await WriteOldRowsAsync();

        await using (var store = await OpenAsync(new ReversingCipher()))
        {
            (await store.Inbox.AcceptAsync(Message("m1"), default)).IsNew.ShouldBeFalse("a repeat of an old message is still known");
            var pending = (await TakeAsync(store)).ShouldHaveSingleItem();
            pending.Message.Text.ShouldBe(Secret);
            pending.Conversation.IsDiscreet.ShouldBeTrue();
            var reply = (await store.Outbox.TakeDueAsync("telegram", new OutboxTerms(clock.GetUtcNow(), clock.GetUtcNow().AddSeconds(5), 5), default)).ShouldHaveSingleItem();
            (reply.ConversationId, reply.Reply.Text).ShouldBe((Person, Secret));
        }

        Bytes().ShouldNotContain(Secret);
        Bytes().ShouldNotContain(Person);
    }

    [Fact]
    public async Task A_start_with_other_keys_is_stopped_before_it_writes()
    {
        await using (await OpenAsync(new ReversingCipher()))
        {
        }

        var refused = await Should.ThrowAsync<StorageUnavailableException>(() => OpenAsync(new PlainCipher("other")));

        refused.Message.ShouldContain("other keys");
    }

    [Fact]
    public async Task A_message_whose_key_is_gone_holds_up_nobody()
    {
        await using (var before = await OpenAsync(new ForgetfulCipher()))
        {
            await before.Inbox.AcceptAsync(Message("m1") with { Text = ForgetfulCipher.Forgotten }, default);
            await before.Inbox.AcceptAsync(Message("m2") with { ConversationId = "other" }, default);
        }

        await using var store = await OpenAsync(new ForgetfulCipher());
        var taken = await TakeAsync(store);

        taken.Select(pending => pending.Message.Id).ShouldBe(["m2"]);
        (await store.Status.ReadAsync(default)).SetAside.ShouldBe(1);
    }

    // Without encryption, so that what the file still held could be read.
    [Fact]
    public async Task What_a_person_erased_is_overwritten_in_the_file_its_log_and_the_next_backup()
    {
        await using var store = await OpenAsync(new PlainCipher("same"));
        for (var i = 0; i < 40; i++) await store.Inbox.AcceptAsync(Message($"m{i}") with { Text = Secret + new string('x', i * 300) }, default);
        Bytes().ShouldContain(Secret);

        while (await TakeAsync(store) is [var pending, ..])
            await store.Turns.CommitAsync(pending, new TurnResult(Conversation.New, [Reply.Say("đã xoá")], Erases: true), clock.GetUtcNow(), default);
        var backup = Path.Combine(folder, "backup.db");
        await SqliteBackup.SaveAsync(ConnectionString, backup, default);

        Bytes().ShouldNotContain(Secret);
        Bytes().ShouldContain("đã xoá");
        await DeliverAsync(store);
        clock.Advance(TimeSpan.FromMinutes(11));
        await store.Status.UpkeepAsync(clock.GetUtcNow(), default);
        await store.Status.EraseBodiesAsync(clock.GetUtcNow().AddDays(-30), default);
        Bytes(except: backup).ShouldNotContain(Person);
    }

    [Fact]
    public async Task Safety_34_Bodies_are_gone_after_the_set_days_and_the_counts_stay()
    {
        await using var store = await OpenAsync(new PlainCipher("same"));
        await store.Inbox.AcceptAsync(Message("m1"), default);
        await store.Turns.CommitAsync((await TakeAsync(store))[0], new TurnResult(Conversation.New with { IsDiscreet = true }, [Reply.Say(Secret)]), clock.GetUtcNow(), default);
        await DeliverAsync(store);

        await store.Status.EraseBodiesAsync(clock.GetUtcNow().AddDays(-30), default);
        Bytes().ShouldContain(Secret);
        clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1));
        await store.Status.EraseBodiesAsync(clock.GetUtcNow().AddDays(-30), default);

        Bytes().ShouldNotContain(Secret);
        Bytes().ShouldNotContain(Person);
        await using var look = new SqliteConnection(ConnectionString);
        (await look.QuerySingleAsync<long>("SELECT (SELECT COUNT(*) FROM inbox WHERE done_at IS NOT NULL) + (SELECT COUNT(*) FROM outbox WHERE done_at IS NOT NULL)")).ShouldBe(2);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static IncomingMessage Message(string id) => new("telegram", id, Person, MessageKind.Text, Secret);

    private Task<SqlStore> OpenAsync(ICipher cipher) => SqlStore.OpenAsync(ConnectionString, cipher, clock, default);

    private Task<IReadOnlyList<PendingTurn>> TakeAsync(SqlStore store) => store.Turns.TakeAsync(clock.GetUtcNow(), clock.GetUtcNow().AddSeconds(5), 64, default);

    private async Task DeliverAsync(SqlStore store)
    {
        while (await store.Outbox.TakeDueAsync("telegram", new OutboxTerms(clock.GetUtcNow(), clock.GetUtcNow().AddSeconds(5), 9), default) is [var reply, ..])
            await store.Outbox.MarkSentAsync(reply, clock.GetUtcNow(), default);
    }

    private async Task WriteOldRowsAsync()
    {
        await using var database = await SqliteDatabase.OpenAsync(ConnectionString, default);
        await Migrator.MigrateAsync(database, default);
        await database.WriteAsync(
            connection => connection.ExecuteAsync(
                """
                INSERT INTO conversation (key, channel, conversation_id, state, last_sequence) VALUES (1, 'telegram', @Person, '{"IsDiscreet":true}', 2);
                INSERT INTO inbox (conversation, sequence, channel, message_id, body, received_at, due_at, kind, withdraw_id) VALUES (1, 1, 'telegram', 'm1', @message, 1, 0, 'Text', '7');
                INSERT INTO outbox (conversation, sequence, channel, body, created_at, due_at, sent_ids) VALUES (1, 2, 'telegram', @reply, 1, 0, '["8"]');
                """,
                new
                {
                    Person,
                    message = System.Text.Json.JsonSerializer.Serialize(Message("m1"), BotJson.Stored.IncomingMessage),
                    reply = System.Text.Json.JsonSerializer.Serialize(Reply.Say(Secret), BotJson.Stored.Reply),
                }),
            default);
    }

    private string Bytes(string? except = null) =>
        string.Concat(Directory.GetFiles(folder).Where(file => file != except && !file.EndsWith(".lock", StringComparison.Ordinal)).Select(Read));

    private static string Read(string file)
    {
        using var shared = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(shared, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Hides nothing: what a file holds can be seen.</summary>
    private sealed class PlainCipher(string key) : ICipher
    {
        public ICipher ForPurpose(string purpose) => this;

        public string Protect(string text) => text;

        public string Unprotect(string hidden) => hidden;

        public string Mark(string text) => $"{key}-{text.GetHashCode(StringComparison.Ordinal)}";
    }

    /// <summary>Cannot open what holds the forgotten word.</summary>
    private sealed class ForgetfulCipher : ICipher
    {
        public const string Forgotten = "forgotten";

        public ICipher ForPurpose(string purpose) => this;

        public string Protect(string text) => text;

        public string Unprotect(string hidden) => hidden.Contains(Forgotten, StringComparison.Ordinal) ? throw new System.Security.Cryptography.CryptographicException("key gone") : hidden;

        public string Mark(string text) => text;
    }
}
