using System.Diagnostics;
using System.Globalization;

namespace SafeHelp.Load;

/// <summary>A verb of the program in a process of its own, with the most memory that it ever held.</summary>
internal static class Verb
{
    /// <returns>What it printed for programs; the time it took; the most memory, in MiB.</returns>
    public static async Task<(string Output, TimeSpan Took, double Mebibytes)> RunAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var most = 0.0;
        for (; !process.HasExited; await Task.Delay(20)) most = Math.Max(most, Most(process.Id));
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}: {await error}");
        return ((await output).Trim(), watch.Elapsed, most);
    }

    // The kernel keeps the highest value itself: nothing is missed between two looks but what is freed in the last of them.
    private static double Most(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
