using System.Globalization;
using SafeHelp.Support.Databases;
using SafeHelp.Support.Live;

namespace SafeHelp.Resilience.Tests;

/// <summary>Real servers on real databases, killed and cut while people write. <c>SAFEHELP_ROUNDS=20</c> makes the long run of it.</summary>
public sealed class BreakingTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("SAFEHELP_ROUNDS") ?? "1", CultureInfo.InvariantCulture);

    private readonly string folder = Directory.CreateTempSubdirectory("safehelp-break").FullName;
    private readonly List<MeasuredServer> servers = [];
    private readonly ZaloCrowd crowd = new();
    private CrowdVendor vendor = null!;

    public async ValueTask InitializeAsync() => vendor = await CrowdVendor.StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers) await server.DisposeAsync();
        await vendor.DisposeAsync();
        crowd.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task One_process_on_SQLite_killed_again_and_again_loses_nothing()
    {
        await StartAsync(1, $"Data Source={Path.Combine(folder, "safehelp.db")}");

        await RunAsync(kills: 2, async () =>
        {
            await PauseAsync(1, 4);
            await KillAsync(servers[0]);
            await PauseAsync(0, 2);
            await KillAsync(servers[0]);
        });
    }

    [Fact]
    public async Task Three_processes_on_PostgreSQL_lose_nothing_when_any_of_them_dies_or_the_database_restarts()
    {
        await using var postgres = await PostgresServer.StartAsync(isDurable: true);
        await StartAsync(3, await postgres.CreateDatabaseAsync());

        await RunAsync(kills: 2, async () =>
        {
            await PauseAsync(1, 2);
            var killed = KillAsync(servers[Random.Shared.Next(servers.Count)]);
            await PauseAsync(0, 1);
            await postgres.AdministerAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'safehelp'");
            await PauseAsync(1, 3);
            await postgres.RestartAsync();
            await killed;
            await KillAsync(servers[Random.Shared.Next(servers.Count)]);
        });
    }

    [Fact]
    public async Task A_process_told_to_stop_amid_a_burst_leaves_nothing_taken_and_nothing_is_doubled()
    {
        await using var postgres = await PostgresServer.StartAsync(isDurable: true);
        var database = await postgres.CreateDatabaseAsync();
        await StartAsync(1, database);
        var exit = -1;
        var taken = "";

        await RunAsync(kills: 0, async () =>
        {
            await PauseAsync(2, 4);
            exit = await servers[0].StopAsync();
            taken = await postgres.QueryAsync(database, "SELECT (SELECT count(*) FROM conversation WHERE leased_until > 0) + (SELECT count(*) FROM outbox WHERE done_at IS NULL AND leased_until > 0)");
            await servers[0].StartAsync();
        });

        exit.ShouldBe(0);
        taken.ShouldBe("0", "what is left can be taken by another process at once");
    }

    [Fact]
    public async Task A_process_that_starts_while_the_database_goes_down_and_up_comes_up_too()
    {
        await using var postgres = await PostgresServer.StartAsync(isDurable: false);
        var database = await postgres.CreateDatabaseAsync();
        await postgres.CrashAsync();

        var starting = StartAsync(1, database);
        for (var i = 0; i < 4; i++)
        {
            await postgres.StartAsync();
            await PauseAsync(0, 1);
            await postgres.CrashAsync();
        }

        await postgres.StartAsync();
        await starting;

        servers[0].IsRunning.ShouldBeTrue();
    }

    private async Task StartAsync(int processes, string database)
    {
        // The first makes the keys and the schema; the others find them.
        for (var i = 0; i < processes; i++) servers.Add(await MeasuredServer.StartAsync(ServerSetting.ForZalo(folder, database, vendor.Address)));
    }

    private async Task RunAsync(int kills, Func<Task> breakThings)
    {
        var script = await Script.LearnAsync(servers[0].Address, crowd, vendor);
        for (var round = 1; round <= Rounds; round++) output.WriteLine(await new Round(servers, crowd, vendor).RunAsync(round, script, new Breakage(kills, breakThings)));
    }

    private static async Task KillAsync(MeasuredServer server)
    {
        server.Kill();
        await server.StartAsync();
    }

    private static Task PauseAsync(double least, double most) => Task.Delay(TimeSpan.FromSeconds(least + ((most - least) * Random.Shared.NextDouble())));
}
