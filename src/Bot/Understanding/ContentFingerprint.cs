using System.Security.Cryptography;
using System.Text;

namespace SafeHelp.Bot.Understanding;

/// <summary>A hash over the YAML files of some content folders: the same on every machine, another as soon as a letter changes. Line ends do not count.</summary>
internal static class ContentFingerprint
{
    public static string Of(string contentFolder, params IReadOnlyList<string> folders)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in folders.SelectMany(folder => Files(Path.Combine(contentFolder, folder))))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(Encoding.UTF8.GetBytes(File.ReadAllText(file).ReplaceLineEndings("\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yml").Order(StringComparer.Ordinal) : [];
}
