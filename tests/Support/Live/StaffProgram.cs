using System.Diagnostics;

namespace SafeHelp.Support.Live;

/// <summary>The program's own verb for accounts, run beside measured servers on their database and keys.</summary>
public static class StaffProgram
{
    /// <returns>The one-time link.</returns>
    public static async Task<string> AddAsync(ServerSetting setting, string email, string area, string role = "officer")
    {
        var start = new ProcessStartInfo("dotnet", [setting.Program, "staff", "add", email, "--role", role, "--area", area]) { WorkingDirectory = setting.Folder, RedirectStandardOutput = true };
        foreach (var (name, value) in setting.Environment) start.Environment[name] = value;
        using var adding = Process.Start(start)!;
        var link = await adding.StandardOutput.ReadToEndAsync();
        await adding.WaitForExitAsync();
        return adding.ExitCode == 0 ? link.Trim() : throw new InvalidOperationException($"safehelp staff add ended with {adding.ExitCode}.");
    }

    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "SafeHelpBot.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
