using System.Text;

namespace SafeHelp.Channels.WebChat.Page;

/// <summary>The files of the page, which lie inside the assembly: a server without its static files would be a chat without its face.</summary>
internal static class PageAssets
{
    /// <summary>What the browser asks for by name, and its type.</summary>
    public static readonly IReadOnlyDictionary<string, string> Served = new Dictionary<string, string>
    {
        ["leave.js"] = "text/javascript; charset=utf-8",
        ["main.js"] = "text/javascript; charset=utf-8",
        ["talk.js"] = "text/javascript; charset=utf-8",
        ["log.js"] = "text/javascript; charset=utf-8",
        ["composer.js"] = "text/javascript; charset=utf-8",
        ["locate.js"] = "text/javascript; charset=utf-8",
        ["look.js"] = "text/javascript; charset=utf-8",
        ["icon.svg"] = "image/svg+xml",
    };

    public static string Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream("page/" + name)
            ?? throw new InvalidOperationException($"The page file {name} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
