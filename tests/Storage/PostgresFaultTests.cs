using Dapper;
using Npgsql;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Inbox;
using SafeHelp.Support;
using SafeHelp.Support.Databases;

namespace SafeHelp.Storage.Tests;

/// <summary>A statement refused, a connection cut in the middle of it, a commit whose answer never came, a server that restarts: nobody else notices, nothing is lost or doubled.</summary>
public sealed class PostgresFaultTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    private string connection = "";
    private SqlStore store = null!;

    private string Database => new NpgsqlConnectionStringBuilder(connection).Database!;

    public async ValueTask InitializeAsync()
    {
        connection = await postgres.Server.CreateDatabaseAsync();
        store = await OpenAsync(connection);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task A_statement_refused_again_and_again_harms_neither_those_beside_it_nor_those_after_it()
    {
        for (var round = 0; round < 8; round++)
        {
            var faults = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => FaultAsync(i == round * 5 ? Refused() : Message($"talk{i}", $"{round}-{i}"))));

            faults.OfType<Exception>().ShouldHaveSingleItem().ShouldBeOfType<PostgresException>().SqlState.ShouldBe(PostgresErrorCodes.CharacterNotInRepertoire);
        }

        (await WaitingAsync()).ShouldBe(8 * 39);
    }

    [Fact]
    public async Task A_reading_refused_at_the_moment_it_is_prepared_leaves_a_connection_that_can_be_used()
    {
        await using var database = await PostgresDatabase.OpenAsync($"{connection};Maximum Pool Size=1", default);
        Task<string> Read(string text) => database.ReadAsync(one => one.QuerySingleAsync<string>("SELECT value FROM unnest(@texts) AS t (value)", new { texts = new[] { text } }), default);

        for (var round = 0; round < 4; round++)
        {
            (await Read("good")).ShouldBe("good");
            (await Should.ThrowAsync<PostgresException>(() => Read("b\0d"))).SqlState.ShouldBe(PostgresErrorCodes.CharacterNotInRepertoire);
            (await Read("good again")).ShouldBe("good again");
        }
    }

    [Fact]
    public async Task A_connection_cut_while_its_statement_runs_is_replaced_and_the_message_kept_once()
    {
        await store.Inbox.AcceptAsync(Message("a", "1"), default);
        await using var blocker = new NpgsqlConnection(connection);
        await blocker.OpenAsync();
        await using (var holds = await blocker.BeginTransactionAsync())
        {
            await blocker.ExecuteAsync("SELECT 1 FROM conversation FOR UPDATE");
            var accepting = store.Inbox.AcceptAsync(Message("a", "2"), default);
            await Eventually.TrueAsync(() => CutAsync("wait_event_type = 'Lock'"));
            await holds.RollbackAsync();

            (await accepting).IsNew.ShouldBeTrue();
        }

        (await WaitingAsync()).ShouldBe(2);
    }

    // A standby that is not there is waited for at COMMIT; whoever is cut then has committed and is not told.
    [Fact]
    public async Task A_commit_whose_answer_is_cut_off_is_found_done_and_not_done_twice()
    {
        await postgres.Server.AdministerAsync($"ALTER DATABASE {Database} SET synchronous_commit = on");
        await using var own = await OpenAsync(connection);
        try
        {
            await StandbyAsync("nobody");
            var accepting = own.Inbox.AcceptAsync(Message("a", "1"), default);
            await Eventually.TrueAsync(() => CutAsync("wait_event = 'SyncRep'"));
            await StandbyAsync("");

            (await accepting).Sequence.ShouldBe(1);
        }
        finally
        {
            await StandbyAsync("");
        }

        (await WaitingAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Connections_cut_all_the_while_lose_and_double_nothing()
    {
        using var stop = new CancellationTokenSource();
        var cutting = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await CutAsync("state <> 'idle'");
                await Task.Delay(40);
            }
        });

        // As vendors do: what was not accepted comes again.
        await Task.WhenAll(Enumerable.Range(0, 20).Select(talk => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++) await PostAsync(Message($"talk{talk}", $"{talk}-{i}"));
        })));
        await stop.CancelAsync();
        await cutting;

        (await WaitingAsync()).ShouldBe(200);
    }

    [Fact]
    public async Task A_database_that_restarts_amid_messages_keeps_each_of_them_once()
    {
        await using var server = await PostgresServer.StartAsync(isDurable: true);
        var database = await server.CreateDatabaseAsync();
        await using var own = await OpenAsync(database);
        var posting = Task.WhenAll(Enumerable.Range(0, 20).Select(talk => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++) await PostAsync(Message($"talk{talk}", $"{talk}-{i}"), own);
        })));

        await Eventually.TrueAsync(async () => (await own.Status.ReadAsync(default)).Waiting > 20);
        await server.RestartAsync();
        await posting;

        (await own.Status.ReadAsync(default)).Waiting.ShouldBe(400);
    }

    [Fact]
    public async Task On_a_disk_without_room_what_is_accepted_is_kept_and_the_rest_is_refused_until_there_is_room()
    {
        var name = $"small_{Guid.NewGuid():N}";
        await using var disk = await SmallDisk.MountAsync(Path.Combine(Path.GetTempPath(), name), megabytes: 64);
        Assert.SkipWhen(disk is null, "A file system can only be mounted by root, where containers allow it.");
        await disk.GiveToAsync("postgres");
        await postgres.Server.AdministerAsync($"CREATE TABLESPACE {name} LOCATION '{disk.Folder}'");
        await postgres.Server.AdministerAsync($"CREATE DATABASE {name} TABLESPACE {name}");
        try
        {
            await using var own = await OpenAsync(new NpgsqlConnectionStringBuilder(connection) { Database = name }.ToString());
            await own.Inbox.AcceptAsync(Message("first", "first"), default);
            var ballast = disk.Fill(free: 200_000);

            var (accepted, fault) = await FillAsync(own);
            File.Delete(ballast);
            var afterwards = await own.Inbox.AcceptAsync(Message("later", "later"), default);

            IsOfFullDisk(fault).ShouldBeTrue($"{fault.SqlState} {fault.MessageText}");
            afterwards.IsNew.ShouldBeTrue();
            (await own.Status.ReadAsync(default)).Waiting.ShouldBe(accepted + 2);
        }
        finally
        {
            // Left behind, it would take the whole server along when its disk goes, and every other test with it.
            await postgres.Server.AdministerAsync($"DROP DATABASE {name} WITH (FORCE)");
            await postgres.Server.AdministerAsync($"DROP TABLESPACE {name}");
        }
    }

    // A connection that is opened just then meets the full disk first: PostgreSQL writes a file for it, and gives that fault no code of its own.
    private static bool IsOfFullDisk(PostgresException fault) => fault.SqlState == PostgresErrorCodes.DiskFull || fault.MessageText == "could not write init file";

    private static async Task<(int Accepted, PostgresException Fault)> FillAsync(SqlStore store)
    {
        for (var accepted = 0; accepted < 100_000; accepted++)
        {
            var message = Message($"talk{accepted}", $"m{accepted}") with { Text = new string('a', 1500) };
            if (await Record.ExceptionAsync(() => store.Inbox.AcceptAsync(message, default)) is { } fault) return (accepted, fault.ShouldBeOfType<PostgresException>());
        }

        throw new InvalidOperationException("The disk did not get full.");
    }

    private static Task<SqlStore> OpenAsync(string connection) =>
        SqlStore.OpenAsync(connection, new ReversingCipher(), new FakeTime(Now), default);

    private static IncomingMessage Message(string talk, string id) => new("telegram", id, talk, MessageKind.Text, "chào");

    // PostgreSQL takes every letter but this one.
    private static IncomingMessage Refused() => Message("bad", "bad") with { ChannelId = "bad\0channel" };

    private Task<Exception?> FaultAsync(IncomingMessage message) => Record.ExceptionAsync(() => store.Inbox.AcceptAsync(message, default)).AsTask();

    private Task PostAsync(IncomingMessage message) => PostAsync(message, store);

    private static Task PostAsync(IncomingMessage message, SqlStore store) =>
        Eventually.TrueAsync(async () =>
        {
            try
            {
                await store.Inbox.AcceptAsync(message, default);
                return true;
            }
            catch (NpgsqlException)
            {
                return false;
            }
        });

    // The count waits out a connection that was cut a moment ago.
    private async Task<long> WaitingAsync()
    {
        var waiting = 0L;
        await Eventually.TrueAsync(async () =>
        {
            try
            {
                waiting = (await store.Status.ReadAsync(default)).Waiting;
                return true;
            }
            catch (NpgsqlException)
            {
                return false;
            }
        });
        return waiting;
    }

    /// <returns>True when there was one to cut.</returns>
    private async Task<bool> CutAsync(string which) =>
        await postgres.Server.AdministerAsync($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{Database}' AND {which}") != "0";

    private async Task StandbyAsync(string name)
    {
        await postgres.Server.AdministerAsync($"ALTER SYSTEM SET synchronous_standby_names = '{name}'");
        await postgres.Server.AdministerAsync("SELECT pg_reload_conf()");
    }
}
