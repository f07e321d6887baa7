using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SafeHelp.Support.Databases;

/// <summary>A PostgreSQL server of its own, in a temporary folder on a free port, as a user without rights.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "safehelp";

    private static readonly string[] Places = ["/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/15/bin"];

    private readonly string binaries;
    private readonly string folder;
    private readonly string durability;

    private PostgresServer(string binaries, string folder, int port, string durability)
    {
        this.binaries = binaries;
        this.folder = folder;
        this.durability = durability;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Of the process that the others are children of.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private string Data => Path.Combine(folder, "data");

    /// <param name="isDurable">True where figures are measured; tests of what is kept do without the disk's own wait.</param>
    /// <exception cref="InvalidOperationException">There is no PostgreSQL on this machine, or it does not start.</exception>
    public static async Task<PostgresServer> StartAsync(bool isDurable)
    {
        var binaries = Places.FirstOrDefault(Directory.Exists)
            ?? throw new InvalidOperationException("These tests need PostgreSQL: install Debian's package postgresql-15 (its server need not run; the tests start their own).");
        var folder = Directory.CreateTempSubdirectory("safehelp-pg").FullName;
        if (IsRoot) await RunAsync("chown", "postgres", folder);
        var server = new PostgresServer(binaries, folder, FreePort(), isDurable ? "" : "-c fsync=off -c synchronous_commit=off -c full_page_writes=off");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Kill();
        await server.AsUserAsync("initdb", "-D", server.Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        await server.StartAsync();
        return server;
    }

    public Task StartAsync() =>
        AsUserAsync(
            "pg_ctl", "start", "-w", "-D", Data, "-l", Path.Combine(folder, "log"), "-o",
            $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=200 {durability}");

    /// <summary>Stops as a crash would, without finishing anything.</summary>
    public Task CrashAsync() => AsUserAsync("pg_ctl", "stop", "-w", "-m", "immediate", "-D", Data);

    public async Task RestartAsync()
    {
        await CrashAsync();
        await StartAsync();
    }

    /// <summary>Runs SQL on the server's own database, as its administrator.</summary>
    public Task<string> AdministerAsync(string sql) => RunSqlAsync("postgres", sql);

    /// <summary>Runs SQL on the database of a connection string that was made here.</summary>
    public Task<string> QueryAsync(string connection, string sql) => RunSqlAsync(connection.Split("Database=")[1], sql);

    /// <returns>The connection string of a new, empty database.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await AdministerAsync($"CREATE DATABASE {name}");
        return $"Host=127.0.0.1;Port={Port};Username={User};Database={name}";
    }

    public async ValueTask DisposeAsync()
    {
        await CrashAsync();
        Directory.Delete(folder, recursive: true);
    }

    private Task<string> RunSqlAsync(string database, string sql) =>
        AsUserAsync("psql", "-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", User, "-d", database, "-Atc", sql);

    private static bool IsRoot => Environment.UserName == "root";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Kill()
    {
        if (!Directory.Exists(folder)) return;
        AsUserAsync("pg_ctl", "stop", "-m", "immediate", "-D", Data).ContinueWith(_ => { }, TaskScheduler.Default).GetAwaiter().GetResult();
        Directory.Delete(folder, recursive: true);
    }

    // PostgreSQL refuses to run as root.
    private Task<string> AsUserAsync(string program, params string[] arguments) =>
        IsRoot
            ? RunAsync("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--", Path.Combine(binaries, program), .. arguments])
            : RunAsync(Path.Combine(binaries, program), arguments);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = program != "pg_ctl", RedirectStandardError = false, WorkingDirectory = "/tmp" };
        // A server that pg_ctl leaves running would keep a pipe of ours open, and reading it would never end.
        if (arguments.Contains("start")) start.RedirectStandardOutput = false;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var output = start.RedirectStandardOutput ? await process.StandardOutput.ReadToEndAsync() : "";
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
    }
}
