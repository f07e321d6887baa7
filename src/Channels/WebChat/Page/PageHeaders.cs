using Microsoft.AspNetCore.Http;
using SafeHelp.Channels.Http;

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

    public void AddTo(HttpResponse response) => PrivateHeaders.AddTo(response.Headers, policy);
}
