using System.Security.Cryptography;
using System.Text;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Zalo;

/// <summary>Zalo's signature of an event: plain SHA-256 (not HMAC) over app id, raw body, timestamp and the account's secret key.</summary>
internal static class ZaloSignature
{
    /// <param name="timestamp">The body's own, as its digits stand there.</param>
    public static string Of(ZaloOptions options, ReadOnlySpan<byte> body, string timestamp)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(options.AppId));
        hash.AppendData(body);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp + options.OaSecretKey));
        return $"mac={Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    public static bool IsRight(ZaloOptions options, ReadOnlySpan<byte> body, string timestamp, string? claim) =>
        SecretText.Matches(Of(options, body, timestamp), claim);
}
