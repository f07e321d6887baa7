using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SafeHelp.Support.Live;

namespace SafeHelp.Load;

/// <summary>A program that is measured beside ours, on a free port.</summary>
internal sealed class PeerProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly string address;

    private PeerProgram(Process process, string address) => (this.process, this.address) = (process, address);

    public Spent Spent => Spent.Of(process);

    public string Address => address;

    /// <param name="command">The program and its arguments, given the port.</param>
    /// <param name="environment">Set for it beside what is set for us.</param>
    public static async Task<PeerProgram> StartAsync(Func<string, IReadOnlyList<string>> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        var port = FreePort();
        var words = command(port.ToString(CultureInfo.InvariantCulture));
        var start = new ProcessStartInfo(words[0], words.Skip(1));
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var process = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.Kill();
        var program = new PeerProgram(process, $"http://127.0.0.1:{port}");
        using var http = new HttpClient();
        for (var tries = 0; !await program.IsUpAsync(http); tries++)
        {
            if (process.HasExited || tries > 600) throw new InvalidOperationException($"{words[0]} {words[1]} does not come up.");
            await Task.Delay(100);
        }

        return program;
    }

    public async Task<bool> PostAsync(HttpClient http, string path, string json)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync($"{address}/{path}", body);
        return answer.IsSuccessStatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    private async Task<bool> IsUpAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(address);
            return true;
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
