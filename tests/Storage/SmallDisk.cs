using System.Diagnostics;

namespace SafeHelp.Storage.Tests;

/// <summary>A file system of a few megabytes in memory.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <returns>Null where nothing may be mounted.</returns>
    public static async Task<SmallDisk?> MountAsync(string folder, int megabytes)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root") return null;
        Directory.CreateDirectory(folder);
        return await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder) == 0 ? new SmallDisk(folder) : null;
    }

    /// <summary>Fills it but for so many bytes.</summary>
    /// <returns>The file that takes the room.</returns>
    public string Fill(int free)
    {
        var ballast = Path.Combine(Folder, "ballast");
        using var file = new FileStream(ballast, FileMode.Create);
        var room = new DriveInfo(Folder).AvailableFreeSpace - free;
        for (var block = new byte[4096]; room >= block.Length; room -= block.Length) file.Write(block);
        return ballast;
    }

    /// <summary>Gives it to a user, as a database server that is not root needs.</summary>
    public Task GiveToAsync(string user) => RunAsync("chown", user, Folder);

    // Lazily: a handle that is still open somewhere must not keep it.
    public async ValueTask DisposeAsync()
    {
        if (await RunAsync("umount", "-l", Folder) == 0) Directory.Delete(Folder);
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
