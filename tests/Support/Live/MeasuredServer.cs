using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SafeHelp.Support.Live;

/// <summary>A real server in a process of its own, one of several on one database, whose processor time and memory can be read.</summary>
public sealed class MeasuredServer : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private readonly ServerSetting setting;
    private Process process = null!;
    private bool isDisposed;

    private MeasuredServer(ServerSetting setting, int port)
    {
        this.setting = setting;
        Address = $"http://127.0.0.1:{port}";
    }

    public string Address { get; }

    public bool IsRunning => !process.HasExited;

    public Spent Spent => Spent.Of(process);

    public int ProcessId => process.Id;

    public static async Task<MeasuredServer> StartAsync(ServerSetting setting)
    {
        var server = new MeasuredServer(setting, FreePort());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Kill();
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts it, again after it was killed, and returns when it is ready.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [setting.Program, "serve", "--urls", Address])
        {
            WorkingDirectory = setting.Folder, RedirectStandardError = true, RedirectStandardOutput = true,
        };
        foreach (var (name, value) in setting.Environment) start.Environment[name] = value;
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        for (var deadline = Stopwatch.StartNew(); !await IsReadyAsync(); await Task.Delay(100))
        {
            if (process.HasExited || deadline.Elapsed > TimeSpan.FromSeconds(120)) throw new InvalidOperationException($"The server did not come up: {string.Join('\n', SaidAtLast())}");
        }
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        if (isDisposed || process.HasExited) return;
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>SIGTERM, and waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public async Task<string> StatusAsync() => await Http.GetStringAsync($"{Address}/readyz");

    public async ValueTask DisposeAsync()
    {
        Kill();
        await process.WaitForExitAsync();
        isDisposed = true;
        process.Dispose();
    }

    private string LogFile => Path.Combine(setting.Folder, $"server-{new Uri(Address).Port}.log");

    private IEnumerable<string> SaidAtLast()
    {
        lock (setting) return File.Exists(LogFile) ? [.. File.ReadLines(LogFile).TakeLast(20)] : [];
    }

    private void Note(string? line)
    {
        if (line is null) return;
        lock (setting) File.AppendAllText(LogFile, line + "\n");
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Http.GetAsync($"{Address}/readyz");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
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

/// <summary>How servers of one run are started.</summary>
/// <param name="Program">Path of safehelp.dll.</param>
/// <param name="Folder">Where keys, logs and, on SQLite, the database lie.</param>
public sealed record ServerSetting(string Program, string Folder, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>A Zalo account at a stand-in, no limit of sends, warnings only.</summary>
    public static ServerSetting ForZalo(string folder, string database, string vendor) =>
        new(Built(), folder, new Dictionary<string, string>
        {
            ["SafeHelp__Database"] = database,
            ["SafeHelp__Zalo__AppId"] = Vendors.ZaloStandIn.AppId,
            ["SafeHelp__Zalo__AppSecret"] = Vendors.ZaloStandIn.AppSecret,
            ["SafeHelp__Zalo__OaId"] = Vendors.ZaloStandIn.OaId,
            ["SafeHelp__Zalo__OaSecretKey"] = Vendors.ZaloStandIn.OaSecretKey,
            ["SafeHelp__Zalo__AccessToken"] = Vendors.ZaloStandIn.FirstAccessToken,
            ["SafeHelp__Zalo__RefreshToken"] = Vendors.ZaloStandIn.FirstRefreshToken,
            ["SafeHelp__Zalo__ApiUrl"] = vendor,
            ["SafeHelp__Zalo__OAuthUrl"] = vendor,
            ["SafeHelp__SendsPerMinute__zalo"] = "0",
            ["Logging__LogLevel__Default"] = "Warning",
            // Three servers on one machine would each keep a heap for all of it.
            ["DOTNET_gcServer"] = "0",
        });

    // The server as it was built with this test, beside its content.
    private static string Built()
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        var root = built;
        while (!File.Exists(Path.Combine(root!.FullName, "SafeHelpBot.sln"))) root = root.Parent;
        return Path.Combine(root.FullName, "src", "Server", "bin", built.Parent!.Name, built.Name, "safehelp.dll");
    }
}
