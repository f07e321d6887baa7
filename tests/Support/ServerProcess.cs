using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SafeHelp.Support;

/// <summary>The real server as its own process, on a free port and a database of its own that outlives a kill.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(90);

    private readonly (string Name, string Value)[] settings;
    private readonly string data = Directory.CreateTempSubdirectory("safehelp-test-").FullName;
    private readonly ConcurrentQueue<string> said = new();
    private Process process = null!;

    private ServerProcess((string Name, string Value)[] settings) => this.settings = settings;

    /// <summary>Where the server keeps its database and the keys it makes.</summary>
    public string DataFolder => data;

    public string Address { get; } = $"http://127.0.0.1:{FreePort()}";

    /// <summary>All lines that it printed or logged so far.</summary>
    public IReadOnlyCollection<string> Said => said;

    public static async Task<ServerProcess> StartAsync(params (string Name, string Value)[] settings)
    {
        var server = new ServerProcess(settings);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Ends the process as a power cut would: it gets no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "safehelp.dll"), "serve", "--urls", Address, "--data", data])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ReadyAsync();
    }

    /// <summary>The link for the first administrator, as the operator sees it at a first start.</summary>
    public async Task<string> FirstLinkAsync()
    {
        await Eventually.TrueAsync(() => said.Any(line => line.StartsWith("first administrator", StringComparison.Ordinal)), "a link for the first administrator is printed");
        return said.Last(line => line.StartsWith("first administrator", StringComparison.Ordinal)).Split(' ')[^1];
    }

    /// <summary>Adds an account by the command line while the server runs.</summary>
    /// <returns>The one-time link.</returns>
    public async Task<string> AddStaffAsync(string email, string role, string area)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "safehelp.dll"), "staff", "add", email, "--role", role, "--area", area, "--data", data]) { RedirectStandardOutput = true };
        start.Environment["SafeHelp__PublicUrl"] = Address;
        using var adding = Process.Start(start)!;
        var link = await adding.StandardOutput.ReadToEndAsync();
        await adding.WaitForExitAsync();
        return adding.ExitCode == 0 ? link.Trim() : throw new InvalidOperationException($"safehelp staff add ended with {adding.ExitCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(data, recursive: true);
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient();
        using var timeout = new CancellationTokenSource(StartsWithin);
        while (!await AnswersAsync(http))
        {
            if (process.HasExited) throw new InvalidOperationException("The server stopped at its start.");
            await Task.Delay(50, timeout.Token);
        }
    }

    private async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Address + "/readyz"));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
