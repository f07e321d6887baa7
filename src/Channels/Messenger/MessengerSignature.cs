using System.Security.Cryptography;
using System.Text;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Messenger;

/// <summary>Facebook's signature of a call: HMAC-SHA256 over the raw bytes, whose accents Facebook itself wrote as escapes.</summary>
internal static class MessengerSignature
{
    public const string Header = "X-Hub-Signature-256";

    public static string Of(MessengerOptions options, ReadOnlySpan<byte> body) =>
        $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.AppSecret), body))}";

    public static bool IsRight(MessengerOptions options, ReadOnlySpan<byte> body, string? claim) => SecretText.Matches(Of(options, body), claim);

    /// <summary>Proof that a call with the page's token comes from whoever knows the app's secret.</summary>
    public static string ProofOf(MessengerOptions options) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.AppSecret), Encoding.UTF8.GetBytes(options.PageToken)));
}
