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
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var created = new StreamWriter(file, options)) created.Write(secret);
        return secret;
    }
}
