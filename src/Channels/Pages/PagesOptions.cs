using Microsoft.Extensions.Configuration;

namespace SafeHelp.Channels.Pages;

/// <summary>The settings of the public pages.</summary>
/// <param name="PublicUrl">Where people reach the server.</param>
/// <param name="TileUrl">Where the map gets its ground from, "https://tiles.example/{z}/{x}/{y}.png"; null for no ground but our own points. Whoever serves tiles learns where a visitor looks.</param>
/// <param name="TileCredit">What that server wants said beside its map.</param>
public sealed record PagesOptions(Uri PublicUrl, string? TileUrl, string? TileCredit)
{
    /// <param name="settings">The section "SafeHelp".</param>
    /// <exception cref="ArgumentException">The tile address is no web address.</exception>
    public static PagesOptions Read(IConfiguration settings, Uri publicUrl)
    {
        var tiles = settings["Map:TileUrl"];
        if (tiles is not null && OriginOf(tiles) is null) throw new ArgumentException("SafeHelp__Map__TileUrl must begin with https:// and hold {z}, {x} and {y}.");
        return new PagesOptions(publicUrl, tiles, settings["Map:TileCredit"]);
    }

    internal string? TileOrigin => TileUrl is null ? null : OriginOf(TileUrl);

    internal string Address(string path) => PublicUrl.AbsoluteUri.TrimEnd('/') + path;

    // A subdomain to be filled in ({s}) cannot be named in a security policy, so it is not taken.
    private static string? OriginOf(string tiles) =>
        Uri.TryCreate(tiles.Replace("{z}", "0", StringComparison.Ordinal).Replace("{x}", "0", StringComparison.Ordinal).Replace("{y}", "0", StringComparison.Ordinal), UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https" && !url.Host.Contains('{', StringComparison.Ordinal)
            ? url.GetLeftPart(UriPartial.Authority)
            : null;
}
