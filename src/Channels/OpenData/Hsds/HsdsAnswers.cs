using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.OpenData.Hsds;

/// <summary>Sends what was asked for, or says that it has not changed.</summary>
internal static class HsdsAnswers
{
    // A line is half a kilobyte to four: enough of them for the network to be busy, few enough for memory not to notice.
    private const int LinesAtOnce = 64;

    public static async Task SendAsync<T>(HttpContext http, T answer, int status = StatusCodes.Status200OK)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(answer, HsdsJson.Options);
        if (IsKnown(http, Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16)))) return;
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        await using var packed = PackedBody.Open(http);
        if (!HttpMethods.IsHead(http.Request.Method)) await packed.WriteAsync(body, http.RequestAborted);
    }

    /// <summary>One object a line, as many as there are, with no more than a few in memory.</summary>
    public static async Task StreamAsync<T>(HttpContext http, IEnumerable<T> lines, string version)
    {
        if (IsKnown(http, version)) return;
        http.Response.ContentType = "application/x-ndjson; charset=utf-8";
        await using var packed = PackedBody.Open(http);
        await WriteLinesAsync(packed, lines, http.RequestAborted);
    }

    public static async Task WriteLinesAsync<T>(Stream to, IEnumerable<T> lines, CancellationToken cancel)
    {
        foreach (var some in lines.Chunk(LinesAtOnce))
        {
            using var buffer = new MemoryStream();
            foreach (var line in some)
            {
                await JsonSerializer.SerializeAsync(buffer, line, HsdsJson.Options, cancel);
                buffer.WriteByte((byte)'\n');
            }

            await to.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancel);
        }
    }

    public static Task RefuseAsync(HttpContext http, string why) => SendAsync(http, new { error = why }, StatusCodes.Status400BadRequest);

    public static Task TooManyAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "60";
        return SendAsync(http, new { error = "Too many requests from this address. Read more a page, or all at once with format=ndjson." }, StatusCodes.Status429TooManyRequests);
    }

    public static Task MissAsync(HttpContext http) => SendAsync(http, new { error = "Not found." }, StatusCodes.Status404NotFound);

    // A listing that is withdrawn must be gone within a minute: kept copies are asked about each time.
    private static bool IsKnown(HttpContext http, string version)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-cache";
        OtherSites.MayRead(headers);
        headers.XContentTypeOptions = "nosniff";
        var tag = new EntityTagHeaderValue($"\"{version}\"", isWeak: true);
        headers.ETag = tag.ToString();
        var kept = http.Request.GetTypedHeaders().IfNoneMatch;
        if (kept?.Any(known => known.Compare(tag, useStrongComparison: false)) != true) return false;
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }
}
