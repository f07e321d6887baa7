using System.Security.Cryptography;
using System.Text;

namespace SafeHelp.Bot.People;

/// <summary>A secret that sets a password once. Only its fingerprint is kept, so whoever reads the database cannot use it.</summary>
/// <param name="Secret">What goes into the address; seen once.</param>
public sealed record OneTimeLink(string Secret, DateTimeOffset Until)
{
    private const int Bytes = 32;

    // An officer may be in the field for days; the first administrator sits at the server.
    private static readonly TimeSpan Life = TimeSpan.FromDays(3);

    public string Hash => HashOf(Secret);

    public static OneTimeLink New(DateTimeOffset now) => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes)), now + Life);

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>The address to hand to the member of staff.</summary>
    public string Address(string publicUrl) => $"{publicUrl}/staff/welcome?link={Secret}";

    public override string ToString() => nameof(OneTimeLink);
}
