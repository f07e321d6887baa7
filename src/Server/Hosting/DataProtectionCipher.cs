using Microsoft.AspNetCore.DataProtection;
using SafeHelp.Storage;

namespace SafeHelp.Server.Hosting;

/// <summary>Encrypts by ASP.NET Core Data Protection, whose keys rotate and lie in the data folder, outside the database.</summary>
internal sealed class DataProtectionCipher(string dataFolder) : ICipher
{
    public const string Application = "safehelp";

    private readonly IDataProtector protector =
        DataProtectionProvider.Create(KeysIn(dataFolder), builder => builder.SetApplicationName(Application)).CreateProtector("storage");

    public static DirectoryInfo KeysIn(string dataFolder) => new(Path.Combine(dataFolder, "keys"));

    public string Protect(string text) => protector.Protect(text);

    public string Unprotect(string hidden) => protector.Unprotect(hidden);
}
