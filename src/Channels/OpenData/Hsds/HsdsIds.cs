using System.Security.Cryptography;
using System.Text;

namespace SafeHelp.Channels.OpenData.Hsds;

/// <summary>Ids that are the same in every export: UUID version 5 of our own key.</summary>
internal static class HsdsIds
{
    // Ours alone; changing it would give every record of every feed a new id.
    private static readonly byte[] Namespace = new Guid("9d5f6c1e-3b0a-4c8e-9a57-1f2e7b6d4c30").ToByteArray(bigEndian: true);

    public static Guid Of(string kind, string key)
    {
        // RFC 9562 makes version 5 of SHA-1; nothing depends on its being hard to guess.
#pragma warning disable CA5350
        var hash = SHA1.HashData([.. Namespace, .. Encoding.UTF8.GetBytes($"{kind}:{key}")]).AsSpan(0, 16);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
