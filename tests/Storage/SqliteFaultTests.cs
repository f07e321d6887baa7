using Dapper;
using Microsoft.Data.Sqlite;
using SafeHelp.Bot.Activities;
using SafeHelp.Support;

namespace SafeHelp.Storage.Tests;

/// <summary>A disk without room, a file that another program holds, a copy that is not sound: said clearly, and nothing lost.</summary>
public sealed class SqliteFaultTests : IDisposable
{
    private const int Busy = 5;
    private const int InputOutput = 10;
    private const int Malformed = 11;
    private const int DiskFull = 13;
    private const int NoDatabase = 26;

    private readonly string folder = Directory.CreateTempSubdirectory("safehelp").FullName;
    private readonly FakeTime clock = new(new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero));

    private string File => Path.Combine(folder, "test.db");

    private string ConnectionString => $"Data Source={File}";

    [Fact]
    public async Task With_a_full_disk_what_is_accepted_is_kept_and_the_rest_is_refused_until_there_is_room()
    {
        await using var database = await SqliteDatabase.OpenAsync(ConnectionString, default);
        await Migrator.MigrateAsync(database, default);
        var inbox = new SqlInbox(database, new TalkCipher(new ReversingCipher()), clock);
        await database.WriteAsync(async connection => await connection.ExecuteAsync($"PRAGMA max_page_count = {await connection.QuerySingleAsync<long>("PRAGMA page_count") + 4}"), default);

        var (accepted, fault) = await FillAsync(inbox);
        await database.WriteAsync(connection => connection.ExecuteAsync("PRAGMA max_page_count = 1000000"), default);
        var afterwards = await inbox.AcceptAsync(Message("later"), default);

        fault.SqliteErrorCode.ShouldBe(DiskFull);
        accepted.ShouldBeGreaterThan(0);
        afterwards.IsNew.ShouldBeTrue();
        (await new SqlLineStatus(database).ReadAsync(default)).Waiting.ShouldBe(accepted + 1);
    }

    [Fact]
    public async Task On_a_file_system_without_room_what_is_accepted_is_kept_and_the_rest_is_refused_until_there_is_room()
    {
        await using var disk = await SmallDisk.MountAsync(Path.Combine(folder, "small"), megabytes: 2);
        Assert.SkipWhen(disk is null, "A file system can only be mounted by root, where containers allow it.");
        var ballast = disk.Fill(free: 600_000);
        await using (var database = await SqliteDatabase.OpenAsync($"Data Source={Path.Combine(disk.Folder, "test.db")}", default))
        {
            await Migrator.MigrateAsync(database, default);
            var inbox = new SqlInbox(database, new TalkCipher(new ReversingCipher()), clock);

            var (accepted, fault) = await FillAsync(inbox);
            System.IO.File.Delete(ballast);
            var afterwards = await inbox.AcceptAsync(Message("later"), default);

            fault.SqliteErrorCode.ShouldBeOneOf(DiskFull, InputOutput);
            accepted.ShouldBeGreaterThan(0);
            afterwards.IsNew.ShouldBeTrue();
            (await new SqlLineStatus(database).ReadAsync(default)).Waiting.ShouldBe(accepted + 1);
        }

        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Pages_damaged_while_serving_are_told_of_never_backed_up_and_the_last_backup_brings_everything_back()
    {
        var backup = Path.Combine(folder, "backup.db");
        await using (var store = await OpenAsync())
        {
            for (var i = 0; i < 300; i++) await store.Inbox.AcceptAsync(Message($"m{i}"), default);
            await SqliteBackup.SaveAsync(ConnectionString, backup, default);
            await DamageAsync();

            var accepting = await Record.ExceptionAsync(() => store.Inbox.AcceptAsync(Message("after"), default));
            var saving = await Record.ExceptionAsync(() => SqliteBackup.SaveAsync(ConnectionString, Path.Combine(folder, "second.db"), default));
            var again = await Record.ExceptionAsync(() => store.Inbox.AcceptAsync(Message("after"), default));

            if (accepting is not null) accepting.ShouldBeOfType<SqliteException>().SqliteErrorCode.ShouldBeOneOf(Malformed, NoDatabase);
            if (again is not null) again.ShouldBeOfType<SqliteException>().SqliteErrorCode.ShouldBeOneOf(Malformed, NoDatabase);
            saving.ShouldNotBeNull();
            System.IO.File.Exists(Path.Combine(folder, "second.db")).ShouldBeFalse();
        }

        SqliteConnection.ClearAllPools();
        await SqliteBackup.RestoreAsync(backup, ConnectionString, clock.GetUtcNow(), default);

        await using var reopened = await OpenAsync();
        (await reopened.Status.ReadAsync(default)).Waiting.ShouldBe(300);
    }

    [Fact]
    public async Task A_migration_that_comes_later_with_a_lower_number_is_made_up_for()
    {
        await using var database = await SqliteDatabase.OpenAsync(ConnectionString, default);
        await Migrator.MigrateAsync(database, default);
        await database.WriteAsync(connection => connection.ExecuteAsync("DROP TABLE token; DROP TABLE token_consent; DELETE FROM migration WHERE name LIKE '%002_tokens.sql'"), default);

        await Migrator.MigrateAsync(database, default);

        (await database.ReadAsync(connection => connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM token"), default)).ShouldBe(0);
        (await database.ReadAsync(connection => connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM migration WHERE name LIKE '%002_tokens.sql'"), default)).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_held_by_another_program_is_waited_for()
    {
        await using var store = await OpenAsync();
        await using var other = new SqliteConnection(ConnectionString);
        await other.OpenAsync();
        await other.ExecuteAsync("BEGIN IMMEDIATE");

        var accepting = store.Inbox.AcceptAsync(Message("1"), default);
        await Task.Delay(300);
        var wasWaiting = !accepting.IsCompleted;
        await other.ExecuteAsync("ROLLBACK");

        wasWaiting.ShouldBeTrue();
        (await accepting).IsNew.ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_held_for_too_long_is_told_of_and_nothing_is_lost_when_it_is_let_go()
    {
        await using var store = await OpenAsync();
        await using var other = new SqliteConnection(ConnectionString);
        await other.OpenAsync();
        await other.ExecuteAsync("BEGIN IMMEDIATE");

        var fault = await Should.ThrowAsync<SqliteException>(() => store.Inbox.AcceptAsync(Message("1"), default));
        await other.ExecuteAsync("ROLLBACK");
        var again = await store.Inbox.AcceptAsync(Message("1"), default);

        fault.SqliteErrorCode.ShouldBe(Busy);
        again.IsNew.ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_told_of_and_left_as_it_is()
    {
        var bytes = Enumerable.Repeat((byte)'x', 20_000).ToArray();
        await System.IO.File.WriteAllBytesAsync(File, bytes);

        var refused = await Should.ThrowAsync<StorageUnavailableException>(OpenAsync);

        refused.Message.ShouldContain("cannot be opened");
        refused.Message.ShouldContain("not a database");
        (await System.IO.File.ReadAllBytesAsync(File)).ShouldBe(bytes);
    }

    [Fact]
    public async Task A_backup_made_while_messages_come_in_is_whole_and_can_be_restored()
    {
        var backup = Path.Combine(folder, "backup.db");
        await using (var store = await OpenAsync())
        {
            for (var i = 0; i < 50; i++) await store.Inbox.AcceptAsync(Message($"before{i}"), default);
            var coming = Enumerable.Range(0, 200).Select(i => store.Inbox.AcceptAsync(Message($"meanwhile{i}"), default)).ToList();
            var report = await SqliteBackup.SaveAsync(ConnectionString, backup, default);
            await Task.WhenAll(coming);

            report.Counts["inbox"].ShouldBeInRange(50, 250);
            await Should.ThrowAsync<StorageUnavailableException>(() => SqliteBackup.RestoreAsync(backup, ConnectionString, clock.GetUtcNow(), default));
            (await store.Status.ReadAsync(default)).Waiting.ShouldBe(250);
        }

        SqliteConnection.ClearAllPools();
        var restored = await SqliteBackup.RestoreAsync(backup, ConnectionString, clock.GetUtcNow(), default);

        await using var reopened = await OpenAsync();
        (await reopened.Status.ReadAsync(default)).Waiting.ShouldBe(restored.Counts["inbox"]);
        Directory.GetFiles(folder, "test.db.before-*").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_the_database_stays_as_it_is()
    {
        var backup = Path.Combine(folder, "backup.db");
        await using (var store = await OpenAsync())
        {
            for (var i = 0; i < 300; i++) await store.Inbox.AcceptAsync(Message($"m{i}"), default);
            await SqliteBackup.SaveAsync(ConnectionString, backup, default);
        }

        SqliteConnection.ClearAllPools();
        await using (var damage = System.IO.File.OpenWrite(backup))
        {
            damage.Seek(8192, SeekOrigin.Begin);
            await damage.WriteAsync(new byte[20_000]);
        }

        await Should.ThrowAsync<StorageUnavailableException>(() => SqliteBackup.RestoreAsync(backup, ConnectionString, clock.GetUtcNow(), default));

        await using var reopened = await OpenAsync();
        (await reopened.Status.ReadAsync(default)).Waiting.ShouldBe(300);
    }

    [Fact]
    public async Task A_backup_is_never_written_over_a_file_that_is_there()
    {
        await using var store = await OpenAsync();
        var backup = Path.Combine(folder, "backup.db");
        await System.IO.File.WriteAllTextAsync(backup, "the last good one");

        await Should.ThrowAsync<StorageUnavailableException>(() => SqliteBackup.SaveAsync(ConnectionString, backup, default));

        (await System.IO.File.ReadAllTextAsync(backup)).ShouldBe("the last good one");
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static IncomingMessage Message(string id) => new("telegram", id, $"talk-of-{id}", MessageKind.Text, new string('a', 400));

    // Everything is in the file itself and not in its log before the middle of it is overwritten.
    private async Task DamageAsync()
    {
        await using (var other = new SqliteConnection(ConnectionString))
        {
            await other.OpenAsync();
            await other.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        await using var file = new FileStream(File, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Seek(file.Length / 2 / 4096 * 4096, SeekOrigin.Begin);
        await file.WriteAsync(Enumerable.Repeat((byte)0x5a, 10 * 4096).ToArray());
    }

    private Task<SqlStore> OpenAsync() => SqlStore.OpenAsync(ConnectionString, new ReversingCipher(), clock, default);

    private static async Task<(int Accepted, SqliteException Fault)> FillAsync(SqlInbox inbox)
    {
        for (var accepted = 0; ; accepted++)
        {
            try
            {
                await inbox.AcceptAsync(Message($"m{accepted}"), default);
            }
            catch (SqliteException fault)
            {
                return (accepted, fault);
            }
        }
    }
}
