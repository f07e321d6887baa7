using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using SafeHelp.Storage;

namespace SafeHelp.Server.Hosting;

/// <summary>Encrypts by ASP.NET Core Data Protection, whose keys rotate and lie in a folder outside the database, and marks by a key that stays.</summary>
internal sealed class DataProtectionCipher : ICipher
{
    private const string Application = "safehelp";

    private readonly IDataProtector protector;
    private readonly byte[] markKey;

    public DataProtectionCipher(PrivacyKeys keys)
        : this(DataProtectionProvider.Create(keys.Folder, Configure).CreateProtector("storage"), MarkKey(keys))
    {
    }

    private DataProtectionCipher(IDataProtector protector, byte[] markKey) => (this.protector, this.markKey) = (protector, markKey);

    // AES-GCM takes half the time of the default, CBC with an HMAC, and keeps what it hides as safe. Keys made before go on opening what they closed.
    public static void Configure(IDataProtectionBuilder builder) =>
        builder.SetApplicationName(Application).UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });

    public ICipher ForPurpose(string purpose) => new DataProtectionCipher(protector.CreateProtector(purpose), markKey);

    public string Protect(string text) => protector.Protect(text);

    public string Unprotect(string hidden) => protector.Unprotect(hidden);

    public string Mark(string text) => Convert.ToBase64String(HMACSHA256.HashData(markKey, Encoding.UTF8.GetBytes(text)));

    private static byte[] MarkKey(PrivacyKeys keys) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(keys.MarkSecret()), 32, info: "safehelp marks"u8.ToArray());
}
