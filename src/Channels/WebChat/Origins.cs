using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SafeHelp.Channels.WebChat;

/// <summary>The sites whose pages may talk to us, and the CORS headers that tell a browser so.</summary>
internal sealed class Origins(WebChatOptions options)
{
    // The headers that Microsoft's client sends; x-ms-bot-agent is in each of its preflights.
    private const string ClientHeaders = "authorization, content-type, x-ms-bot-agent, x-requested-with";

    private readonly string own = options.PublicUrl.GetLeftPart(UriPartial.Authority);

    /// <summary>For the directive frame-ancestors of a content security policy.</summary>
    public string Ancestors { get; } = string.Join(' ', ["'self'", .. options.AllowedOrigins]);

    /// <summary>
    /// True also where no origin is named: every browser names it on a POST and on a WebSocket, and a program that is no browser could name any.
    /// </summary>
    public bool Allows(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || IsOwn(origin, request) || options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    public void AddHeaders(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.Vary = HeaderNames.Origin;
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length == 0 || !Allows(http.Request)) return;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowHeaders = ClientHeaders;
        headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
        headers.AccessControlMaxAge = "600";
    }

    // Behind a proxy that ends TLS the request itself says http, so only the host is compared beside the public address.
    private bool IsOwn(string origin, HttpRequest request) =>
        string.Equals(origin, own, StringComparison.OrdinalIgnoreCase)
        || (Uri.TryCreate(origin, UriKind.Absolute, out var url) && string.Equals(url.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
