using SafeHelp.Server.Tests.Channels;
using SafeHelp.Support.Databases;
using SafeHelp.Support.Live;

namespace SafeHelp.Server.Tests;

/// <summary>Two processes on one PostgreSQL.</summary>
public sealed class TwoServers : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("safehelp-two").FullName;
    private PostgresServer postgres = null!;

    public MeasuredServer One { get; private set; } = null!;

    public MeasuredServer Other { get; private set; } = null!;

    /// <summary>As the servers have them, for verbs beside them.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; private set; } = new Dictionary<string, string>();

    public async ValueTask InitializeAsync()
    {
        postgres = await PostgresServer.StartAsync(isDurable: false);
        Settings = new Dictionary<string, string>
        {
            ["SafeHelp__Database"] = await postgres.CreateDatabaseAsync(),
            ["SafeHelp__WebChat__Secret"] = "a secret of the tests only",
            ["SafeHelp__Privacy__KeyFolder"] = Path.Combine(folder, "keys"),
        };
        One = await StartAsync();
        Other = await StartAsync();
    }

    /// <summary>Runs a verb on the same database.</summary>
    public Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => RunningServer.RunWholeAsync(Settings, arguments);

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Other.DisposeAsync();
        await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private Task<MeasuredServer> StartAsync() => MeasuredServer.StartAsync(new ServerSetting(Path.Combine(AppContext.BaseDirectory, "safehelp.dll"), folder, Settings));
}

[CollectionDefinition(nameof(OnTwoServers))]
public sealed class OnTwoServers : ICollectionFixture<TwoServers>;
