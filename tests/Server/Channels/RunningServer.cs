using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SafeHelp.Support;

namespace SafeHelp.Server.Tests.Channels;

/// <summary>The real program with a vendor's settings, and a view on whether its line is empty.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly ServerProcess process;

    private RunningServer(ServerProcess process) => (this.process, Http) = (process, new HttpClient { BaseAddress = new Uri(process.Address) });

    public HttpClient Http { get; }

    public static async Task<RunningServer> StartAsync(IReadOnlyDictionary<string, string> settings) =>
        new(await ServerProcess.StartAsync([.. settings.Select(setting => (setting.Key, setting.Value))]));

    /// <summary>Runs a verb, or a start that its settings stop, to its end.</summary>
    public static async Task<(int ExitCode, string Error)> RunAsync(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var (exitCode, _, error) = await RunWholeAsync(settings, arguments);
        return (exitCode, error);
    }

    /// <summary>The same, with what it printed for programs.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunWholeAsync(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "safehelp.dll"), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var (key, value) in settings) start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, error);
    }

    /// <summary>Returns when all that came in is answered and all answers are delivered.</summary>
    public Task DrainedAsync() => Eventually.TrueAsync(
        async () =>
        {
            var ready = await Http.GetFromJsonAsync<JsonNode>("/readyz");
            return (int)ready!["inbox"]!["waiting"]! + (int)ready["outbox"]!["waiting"]! == 0;
        },
        "the line is empty");

    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        return process.DisposeAsync();
    }
}
