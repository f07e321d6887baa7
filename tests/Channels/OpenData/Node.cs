using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SafeHelp.Channels.Tests.OpenData;

/// <summary>Other people's programs, which look at what we wrote.</summary>
internal static class Node
{
    private static readonly SemaphoreSlim Installing = new(1);

    public static string Folder { get; } = Path.Combine(Root(), "tests", "Clients", "hsds");

    /// <summary>The official schemas, which are not ours to ship; null where they are not at hand.</summary>
    public static string? Schemas { get; } = Path.GetFullPath(Path.Combine(Root(), "..", "shared", "hsds", "schema")) is var folder && Directory.Exists(folder) ? folder : null;

    /// <summary>Microsoft's schema of Adaptive Cards; null where it is not at hand.</summary>
    public static string? CardSchema { get; } =
        Path.GetFullPath(Path.Combine(Root(), "..", "shared", "channels", "adaptive-card-1.5.schema.json")) is var file && File.Exists(file) ? file : null;

    public static string Content { get; } = Path.Combine(Root(), "content");

    /// <returns>What the validator printed; fails the test if it found a fault.</returns>
    public static async Task<string> ValidateAsync(params string[] arguments)
    {
        await InstallAsync();
        return (await RunAsync("node", ["validate.mjs", .. arguments])).Trim();
    }

    /// <returns>How many cards of the file are valid; fails the test if one is not.</returns>
    public static async Task<int> ValidateCardsAsync(string file, string schema)
    {
        await InstallAsync();
        return int.Parse(await RunAsync("node", "card.mjs", file, schema), System.Globalization.CultureInfo.InvariantCulture);
    }

    public static async Task InstallAsync()
    {
        await Installing.WaitAsync();
        try
        {
            if (!Directory.Exists(Path.Combine(Folder, "node_modules"))) await RunAsync("npm", "ci", "--no-audit", "--no-fund");
        }
        finally
        {
            Installing.Release();
        }
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{output}\n{await errors}");
        return output;
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
