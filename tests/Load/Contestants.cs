using SafeHelp.Support.Databases;
using SafeHelp.Support.Live;

namespace SafeHelp.Load;

/// <summary>Starts our servers, the bare endpoint and the Bot Framework's echo bot, each on an empty database of the same kind.</summary>
internal sealed class Contestants(string database, PostgresServer? postgres, CrowdVendor vendor) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safehelp-load").FullName;
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromMinutes(2) };
    private readonly ZaloCrowd crowd = new();

    /// <param name="share">Hundredths of a core that each process may use; 0 for no limit.</param>
    public async Task<Contestant> OursAsync(int processes, int share = 0)
    {
        var connection = await ConnectionAsync("ours");
        var servers = new List<MeasuredServer>();
        for (var i = 0; i < processes; i++) servers.Add(await MeasuredServer.StartAsync(ServerSetting.ForZalo(folder, connection, vendor.Address)));
        var shares = new ProcessorShares([.. servers.Select(server => server.ProcessId)], share);
        return new Contestant($"{database}, {processes} process{(processes > 1 ? "es" : "")} of ours{(share == 0 ? "" : $", {share} % of a core each")}", [.. servers, shares])
        {
            Hold = shares.Hold,
            PostAsync = (i, person, id, text) => crowd.PostAsync(servers[i % servers.Count].Address, person, id, text),
            Server = () => servers.Aggregate(Spent.Nothing, (sum, server) => sum + server.Spent),
            Postgres = postgres,
        };
    }

    /// <summary>Our server with a cipher of the given kind, "sealed" as it is delivered or "open".</summary>
    public async Task<Contestant> OursWithAsync(string cipher)
    {
        var setting = ServerSetting.ForZalo(folder, await ConnectionAsync(cipher), vendor.Address);
        var program = await PeerProgram.StartAsync(port => ["dotnet", typeof(Contestants).Assembly.Location, "ours", cipher, Path.Combine(folder, $"keys-{cipher}"), port], OursServer.Environment(setting));
        return new Contestant($"{database}, ours, rows {cipher}", [program])
        {
            PostAsync = (_, person, id, text) => crowd.PostAsync(program.Address, person, id, text),
            Server = () => program.Spent,
            Postgres = postgres,
        };
    }

    public async Task<Contestant> BareAsync()
    {
        var connection = await ConnectionAsync("bare");
        var program = await PeerProgram.StartAsync(port => ["dotnet", typeof(Contestants).Assembly.Location, "bare", connection, port]);
        return new Contestant($"{database}, bare endpoint that commits the row", [program])
        {
            Answers = false,
            PostAsync = (_, person, id, text) => program.PostAsync(http, $"bare/{person}/{id}", $$"""{"channelId":"zalo","id":"{{id}}","conversationId":"{{person}}","kind":0,"text":"{{text}}"}"""),
            Server = () => program.Spent,
            Postgres = postgres,
        };
    }

    /// <exception cref="InvalidOperationException">Node is not there, or its packages are not installed (npm ci in tests/Peers/BotBuilder).</exception>
    public async Task<Contestant> BotFrameworkAsync()
    {
        var peer = Path.Combine(Repository(), "tests", "Peers", "BotBuilder", "peer.mjs");
        var where = postgres is null
            ? (string[])["sqlite", Path.Combine(folder, "peer.db")]
            : ["postgres", "127.0.0.1", $"{postgres.Port}", "safehelp", (await postgres.CreateDatabaseAsync()).Split("Database=")[1]];
        var program = await PeerProgram.StartAsync(port => ["node", peer, port, .. where]);
        return new Contestant($"{database}, Bot Framework echo bot (Node)", [program])
        {
            PostAsync = (_, person, id, text) => program.PostAsync(http, "api/messages", $$"""{"type":"message","id":"{{id}}","channelId":"test","serviceUrl":"{{vendor.Address}}","from":{"id":"{{person}}"},"recipient":{"id":"bot"},"conversation":{"id":"{{person}}"},"text":"{{text}}"}"""),
            Server = () => program.Spent,
            Postgres = postgres,
        };
    }

    public void Dispose()
    {
        crowd.Dispose();
        http.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<string> ConnectionAsync(string name) =>
        postgres is null ? $"Data Source={Path.Combine(folder, $"{name}-{Guid.NewGuid():N}.db")}" : await postgres.CreateDatabaseAsync();

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "SafeHelpBot.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
