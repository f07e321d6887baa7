using System.IO.Compression;
using System.Text;
using SafeHelp.Knowledge.Tables;

namespace SafeHelp.Bot.Records.Import.Partners;

/// <summary>The text of a feed out of the file that was handed in: JSON, lines of JSON, or one of these in a .zip.</summary>
internal static class PartnerFile
{
    // A feed says little with many letters; what unpacks to more than this is no feed.
    private const int MostUnpacked = TableLimits.Bytes * 4;

    private static readonly string[] Feeds = [".json", ".jsonl", ".ndjson"];

    public static (string Text, PartnerFaultKind? Fault) Read(byte[] file)
    {
        if (file.Length > TableLimits.Bytes) return ("", PartnerFaultKind.TooBig);
        if (!file.AsSpan().StartsWith("PK"u8)) return (Decoded(file), null);
        try
        {
            return Unpacked(file);
        }
        catch (InvalidDataException)
        {
            return ("", PartnerFaultKind.Damaged);
        }
    }

    private static (string Text, PartnerFaultKind? Fault) Unpacked(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        var services = zip.Entries.FirstOrDefault(entry => entry.Name is "services.json" or "service.json") ?? zip.Entries.FirstOrDefault(entry => Feeds.Contains(Path.GetExtension(entry.Name).ToLowerInvariant()));
        if (services is null) return ("", PartnerFaultKind.Nothing);
        using var packed = services.Open();
        // One letter too many is enough to know; what the entry says of its size may be a lie.
        var unpacked = new byte[MostUnpacked + 1];
        var length = packed.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false);
        return length < unpacked.Length ? (Decoded(unpacked.AsSpan(0, length)), null) : ("", PartnerFaultKind.TooBig);
    }

    private static string Decoded(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
}
