using Microsoft.AspNetCore.DataProtection;
using SafeHelp.Storage;

namespace SafeHelp.Server.Hosting;

/// <summary>Encrypts by ASP.NET Core Data Protection, whose keys rotate and lie in the data folder, outside the database.</summary>
internal sealed class DataProtectionCipher : ICipher
{
    private readonly IDataProtector protector;

    public DataProtectionCipher(string dataFolder) =>
        protector = DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(dataFolder, "keys")), builder => builder.SetApplicationName("safehelp")).CreateProtector("storage");

    public string Protect(string text) => protector.Protect(text);

    public string Unprotect(string hidden) => protector.Unprotect(hidden);
}
