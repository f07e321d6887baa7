using System.Diagnostics;

namespace SafeHelp.Storage.Tests;

/// <summary>A file system of two megabytes in memory.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <returns>Null where nothing may be mounted.</returns>
    public static async Task<SmallDisk?> MountAsync(string folder)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root") return null;
        Directory.CreateDirectory(folder);
        return await RunAsync("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder) == 0 ? new SmallDisk(folder) : null;
    }

    // Lazily: a handle that is still open somewhere must not keep it.
    public async ValueTask DisposeAsync() => await RunAsync("umount", "-l", Folder);

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
