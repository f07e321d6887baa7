using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SafeHelp.Channels.WebChat.Tokens;

/// <summary>
/// Writes and reads tokens: the claims and their HMAC-SHA256. They are opaque on purpose: Microsoft's client takes a JWT's "user" claim as
/// the user id and then refuses any other.
/// </summary>
internal sealed class TokenSigner(WebChatOptions options, TimeProvider clock)
{
    public static readonly TimeSpan BearerLife = TimeSpan.FromMinutes(30);

    // Clients open the stream at once; this is for a slow phone network.
    public static readonly TimeSpan StreamLife = TimeSpan.FromSeconds(20);

    // The secret itself also opens every talk; a key derived from it cannot be turned back into it.
    private readonly byte[] key =
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(options.Secret), 32, info: "safehelp web chat tokens"u8.ToArray());

    private readonly byte[] secretHash = SHA256.HashData(Encoding.UTF8.GetBytes(options.Secret));

    /// <summary>192 random bits: nobody guesses another's talk.</summary>
    public static string NewConversationId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    // Microsoft's client accepts ids with this prefix only from inside a token, so a page cannot pretend to be such a user.
    public static string NewUserId() => "dl_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));

    public bool IsSecret(string given) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), secretHash);

    public string Bearer(string conversationId, string userId) => Sign(TokenUse.Bearer, conversationId, userId, BearerLife);

    public string StreamTicket(string conversationId, string userId) => Sign(TokenUse.Stream, conversationId, userId, StreamLife);

    /// <summary>The claims of a token that we signed, expired or not; null for anything else.</summary>
    public TalkToken? Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 2 || !TryDecode(parts[0], out var claims) || !TryDecode(parts[1], out var mac)) return null;
        return CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, claims), mac) ? Claims(Encoding.UTF8.GetString(claims)) : null;
    }

    public bool IsExpired(TalkToken token) => token.ExpiresAt <= clock.GetUtcNow();

    private string Sign(TokenUse use, string conversationId, string userId, TimeSpan life)
    {
        var expires = (clock.GetUtcNow() + life).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var serial = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(9));
        var claims = Encoding.UTF8.GetBytes(string.Join('\n', use, conversationId, userId, expires, serial));
        return $"{Base64Url.EncodeToString(claims)}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, claims))}";
    }

    private static TalkToken Claims(string text)
    {
        var claims = text.Split('\n');
        var expires = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(claims[3], CultureInfo.InvariantCulture));
        return new TalkToken(Enum.Parse<TokenUse>(claims[0]), claims[1], claims[2], expires, claims[4]);
    }

    private static bool TryDecode(string text, out byte[] bytes)
    {
        var isValid = Base64Url.IsValid(text);
        bytes = isValid ? Base64Url.DecodeFromChars(text) : [];
        return isValid;
    }
}
