using System.Security.Cryptography;

namespace SafeHelp.Server.Hosting;

/// <summary>Secrets made at first start and kept beside the database, readable by the service's own user only.</summary>
internal static class Secrets
{
    private const int Bytes = 32;

    /// <summary>Makes the folder for the database and the keys, closed to other users of the machine.</summary>
    public static void MakeFolder(string dataFolder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(dataFolder);
        else Directory.CreateDirectory(dataFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The secret of that name: the one kept, or a new one.</summary>
    public static string KeptOrNew(string dataFolder, string name)
    {
        var file = Path.Combine(dataFolder, name + ".key");
        if (File.Exists(file) && File.ReadAllText(file).Trim() is { Length: > 0 } kept) return kept;
        var made = $"{file}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var created = new StreamWriter(made, options)) created.Write(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes)));
        Keep(made, file);
        return File.ReadAllText(file).Trim();
    }

    // Of servers that start at once on one folder, the first one's secret is everybody's.
    private static void Keep(string made, string file)
    {
        try
        {
            File.Move(made, file, overwrite: File.Exists(file) && new FileInfo(file).Length == 0);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(made);
        }
    }
}
