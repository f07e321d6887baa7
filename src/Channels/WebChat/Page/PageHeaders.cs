using Microsoft.AspNetCore.Http;

namespace SafeHelp.Channels.WebChat.Page;

/// <summary>What keeps a visit out of the machine's memory and other sites out of the page.</summary>
internal sealed class PageHeaders(Origins origins)
{
    private readonly string policy = string.Join("; ", [
        "default-src 'none'",
        "script-src 'self'",
        $"style-src '{PageWriter.StyleHash}'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        $"frame-ancestors {origins.Ancestors}",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]);

    public void AddTo(HttpResponse response)
    {
        var headers = response.Headers;
        // A shared phone keeps nothing, not even that the page was here.
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
