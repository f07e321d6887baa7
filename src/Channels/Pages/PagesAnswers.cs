using System.Text;
using Microsoft.AspNetCore.Http;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Pages;

/// <summary>Sends a page with what keeps a visit out of the machine's memory and other sites out of the page.</summary>
internal sealed class PagesAnswers(PagesOptions options)
{
    private readonly string policy = string.Join("; ", [
        "default-src 'none'",
        "script-src 'self'",
        $"style-src {PagesAssets.StyleHashes}",
        $"img-src 'self'{(options.TileOrigin is { } tiles ? " " + tiles : "")}",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
        "require-trusted-types-for 'script'",
        // The map's library needs one harmless string: see trust.js.
        "trusted-types default",
    ]);

    public Task SendAsync(HttpContext http, string? page) =>
        page is null ? MissAsync(http) : SendAsync(http, Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8");

    public async Task SendAsync(HttpContext http, byte[] body, string type)
    {
        PrivateHeaders.AddTo(http.Response.Headers, policy);
        http.Response.ContentType = type;
        await using var packed = PackedBody.Open(http);
        if (!HttpMethods.IsHead(http.Request.Method)) await packed.WriteAsync(body, http.RequestAborted);
    }

    private Task MissAsync(HttpContext http)
    {
        PrivateHeaders.AddTo(http.Response.Headers, policy);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
