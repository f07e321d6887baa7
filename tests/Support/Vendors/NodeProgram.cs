using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace SafeHelp.Support.Vendors;

/// <summary>A Node program of <c>tests/Clients</c> that serves on a port; its packages are installed from the lock file when they are not there.</summary>
public sealed class NodeProgram : IAsyncDisposable
{
    private readonly Process process;

    private NodeProgram(Process process, int port) => (this.process, Address) = (process, $"http://127.0.0.1:{port}");

    public string Address { get; }

    /// <summary>False where Node is not installed; a test then says so and is skipped.</summary>
    public static bool IsNodeThere { get; } = Found("node") && Found("npm");

    /// <param name="client">Folder below <c>tests/Clients</c>.</param>
    public static async Task<NodeProgram> StartAsync(string client)
    {
        var folder = Path.GetFullPath(Path.Combine(Here(), "../../Clients", client));
        if (!Directory.Exists(Path.Combine(folder, "node_modules"))) await InstallAsync(folder);
        var port = FreePort();
        var process = Run(folder, "node", "server.js", $"{port}");
        var line = await process.StandardOutput.ReadLineAsync();
        if (line != "ready") throw new InvalidOperationException($"{client} did not start: {line} {await process.StandardError.ReadToEndAsync()}");
        return new NodeProgram(process, port);
    }

    public async ValueTask DisposeAsync()
    {
        // The program ends with its standard input, also when a test run is killed.
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task InstallAsync(string folder)
    {
        using var npm = Run(folder, "npm", "ci", "--no-audit", "--no-fund", "--silent");
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0) throw new InvalidOperationException($"npm ci in {folder}: {await npm.StandardError.ReadToEndAsync()}");
    }

    private static Process Run(string folder, string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private static bool Found(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, $"{program}.exe")));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
