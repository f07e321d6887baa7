using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SafeHelp.Staff.Frame;

/// <summary>The console's style and script; their addresses change with their content, so browsers may keep them.</summary>
public sealed class ConsoleAssets
{
    private const string Forever = "public, max-age=31536000, immutable";

    private readonly byte[] style = [.. Read("console.css"), .. Read("talks.css")];
    private readonly byte[] script = [.. Read("console.js"), .. Read("talks.js"), .. Read("assist.js")];

    public string Style => $"/staff/console.css?v={Version(style)}";

    public string Script => $"/staff/console.js?v={Version(script)}";

    public void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/staff/console.css", (HttpContext context) => Send(context, style, "text/css; charset=utf-8")).AllowAnonymous();
        routes.MapGet("/staff/console.js", (HttpContext context) => Send(context, script, "text/javascript; charset=utf-8")).AllowAnonymous();
    }

    private static IResult Send(HttpContext context, byte[] file, string type)
    {
        context.Response.Headers.CacheControl = Forever;
        return Results.Bytes(file, type);
    }

    private static string Version(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file))[..12];

    private static byte[] Read(string name)
    {
        using var stream = typeof(ConsoleAssets).Assembly.GetManifestResourceStream(name)!;
        using var file = new MemoryStream();
        stream.CopyTo(file);
        return file.ToArray();
    }
}
