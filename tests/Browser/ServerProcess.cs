using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SafeHelp.Browser.Tests;

/// <summary>The real server as its own process, on a free port and an empty database.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    private readonly string data = Directory.CreateTempSubdirectory("safehelp-browser-").FullName;
    private Process process = null!;

    public string Address { get; } = $"http://127.0.0.1:{FreePort()}";

    public async Task StartAsync(params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "safehelp.dll"), "serve", "--urls", Address, "--data", data])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient();
        using var timeout = new CancellationTokenSource(StartsWithin);
        while (!await AnswersAsync(http))
        {
            process.HasExited.ShouldBeFalse("the server stopped at its start");
            await Task.Delay(100, timeout.Token);
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
