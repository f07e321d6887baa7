using System.Security.Cryptography;
using System.Text;

namespace SafeHelp.Channels.Http;

/// <summary>Compares what a caller claims with what we hold, in a time that tells nothing about either.</summary>
internal static class SecretText
{
    /// <returns>False for an absent claim and for an empty secret: comparing "" with "" would let everybody in.</returns>
    public static bool Matches(string secret, string? claim)
    {
        if (secret.Length == 0 || claim is null) return false;
        // Hashing first makes both sides equally long, so that not even the length shows.
        return CryptographicOperations.FixedTimeEquals(Hash(secret), Hash(claim));
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
