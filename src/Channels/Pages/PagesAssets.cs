using System.Security.Cryptography;
using System.Text;

namespace SafeHelp.Channels.Pages;

/// <summary>The files of the pages, which lie inside the assembly.</summary>
internal static class PagesAssets
{
    /// <summary>Scripts that the map page asks for by name.</summary>
    public static readonly IReadOnlyList<string> Scripts = ["leaflet.js", "trust.js", "map.js"];

    public static string Style { get; } = Read("pages.css");

    public static string MapStyle { get; } = Read("map.css");

    public static string PosterStyle { get; } = Read("poster.css");

    /// <summary>Names the styles that stand in the pages, so that the security policy can allow them and no other.</summary>
    public static string StyleHashes { get; } = string.Join(' ', new[] { Style, MapStyle, PosterStyle }.Select(Hash));

    public static string Read(string name)
    {
        using var stream = typeof(PagesAssets).Assembly.GetManifestResourceStream("pages/" + name)
            ?? throw new InvalidOperationException($"The page file {name} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Hash(string style) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'";
}
