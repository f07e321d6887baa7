using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace SafeHelp.Server.Hosting;

/// <summary>What holds for every request, whichever route it asks for.</summary>
internal static class Edge
{
    // The largest that any route takes is the union's table; webhooks and chats set their own, far smaller.
    private const long LargestBody = 16 * 1024 * 1024;

    /// <summary>Whoever sends a byte now and then must not hold a connection that somebody in danger needs.</summary>
    public static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));
    }

    /// <summary>The least that every answer says to a browser; pages say more.</summary>
    public static Task Guard(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return next(http);
    }
}
