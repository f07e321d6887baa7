using Microsoft.AspNetCore.Http;
using SafeHelp.Staff.Doors;

namespace SafeHelp.Staff.Frame;

/// <summary>What keeps other sites out of the console and its pages out of a shared computer's memory.</summary>
internal sealed class ConsoleHeaders(ConsoleSettings settings)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    public async Task AddAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/staff", StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        AddTo(context.Response.Headers);
        if (context.Request.IsHttps || !settings.IsSecure) await next(context);
        else await RefuseAsync(context.Response);
    }

    // Its cookies would not come back; a redirect would go round in circles behind a proxy that does not say how it was asked.
    private static Task RefuseAsync(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return response.WriteAsync("The console is served over https only, as SafeHelp__PublicUrl says. A proxy in front must send X-Forwarded-Proto: https.");
    }

    private static void AddTo(IHeaderDictionary headers)
    {
        // In the words that the antiforgery system wants, or it warns at every form.
        headers.CacheControl = "no-cache, no-store";
        headers.Pragma = "no-cache";
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Within the console only: an address may carry a one-time link.
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "geolocation=(), camera=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
