using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SafeHelp.Channels.OpenData.Hsds;

/// <summary>
/// Scripts of other sites may read, by GET or by the POST that asks a list, and nothing else. Never with credentials: there are none to send.
/// </summary>
internal static class OtherSites
{
    private const string Headers = "Content-Type, If-None-Match";
    private const string Answered = "ETag, Retry-After";
    private const string ADay = "86400";

    private static readonly string[] Asking = [HttpMethods.Options];

    /// <summary>Answers the question that a browser asks before it lets a script ask.</summary>
    public static void MapAsking(this IEndpointRouteBuilder routes, string path, string[] methods) =>
        routes.MapMethods(path, Asking, http =>
        {
            var headers = http.Response.Headers;
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlAllowMethods = headers.Allow = string.Join(", ", methods);
            headers.AccessControlAllowHeaders = Headers;
            headers.AccessControlMaxAge = ADay;
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });

    public static void MayRead(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = Answered;
    }
}
