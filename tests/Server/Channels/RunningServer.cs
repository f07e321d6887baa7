using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using SafeHelp.Support;

namespace SafeHelp.Server.Tests.Channels;

/// <summary>The real program in a process of its own, with a database of its own.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly Process process;
    private readonly string data;

    private RunningServer(Process process, string data, string address) => (this.process, this.data, Http) = (process, data, new HttpClient { BaseAddress = new Uri(address) });

    public HttpClient Http { get; }

    public static async Task<RunningServer> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var data = Directory.CreateTempSubdirectory("safehelp-").FullName;
        var address = $"http://127.0.0.1:{FreePort()}";
        var server = new RunningServer(Run(settings, "serve", "--urls", address, "--data", data), data, address);
        try
        {
            await Eventually.TrueAsync(server.Answers);
            return server;
        }
        catch (TimeoutException)
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a verb, or a start that its settings stop, to its end.</summary>
    public static async Task<(int ExitCode, string Error)> RunAsync(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        using var process = Run(settings, arguments);
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }

    /// <summary>Returns when all that came in is answered and all answers are delivered.</summary>
    public Task DrainedAsync() => Eventually.TrueAsync(
        async () =>
        {
            var ready = await Http.GetFromJsonAsync<JsonNode>("/readyz");
            return (int)ready!["inbox"]!["waiting"]! + (int)ready["outbox"]!["waiting"]! == 0;
        },
        "the line is empty");

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Http.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private static Process Run(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "safehelp.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardError = true };
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (key, value) in settings) start.Environment[key] = value;
        return Process.Start(start)!;
    }

    private bool Answers()
    {
        if (process.HasExited) throw new InvalidOperationException($"The server ended: {process.StandardError.ReadToEnd()}");
        using var socket = new TcpClient();
        try
        {
            socket.Connect(Http.BaseAddress!.Host, Http.BaseAddress.Port);
            return true;
        }
        catch (SocketException)
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
