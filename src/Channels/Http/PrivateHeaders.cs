using Microsoft.AspNetCore.Http;

namespace SafeHelp.Channels.Http;

/// <summary>What every public page is sent with: it keeps a visit out of the machine's memory and other sites out of the page.</summary>
internal static class PrivateHeaders
{
    /// <param name="policy">What the page may load, and who may frame it.</param>
    public static void AddTo(IHeaderDictionary headers, string policy)
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
