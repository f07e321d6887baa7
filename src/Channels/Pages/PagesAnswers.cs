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
        AddHeaders(http.Response.Headers);
        http.Response.ContentType = type;
        await using var packed = PackedBody.Open(http);
        if (!HttpMethods.IsHead(http.Request.Method)) await packed.WriteAsync(body, http.RequestAborted);
    }

    private Task MissAsync(HttpContext http)
    {
        AddHeaders(http.Response.Headers);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private void AddHeaders(IHeaderDictionary headers)
    {
        // A shared phone keeps nothing, not even that the page was here.
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
