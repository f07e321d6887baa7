using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SafeHelp.Channels.Http;

/// <summary>The body of an answer, packed as the client can read it while it is written. For public data only: packing beside a secret would betray it by length.</summary>
internal static class PackedBody
{
    /// <summary>Opens the body for writing; disposing ends it.</summary>
    public static Stream Open(HttpContext http)
    {
        var (response, accepted) = (http.Response, http.Request.Headers.AcceptEncoding.ToString());
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (Accepts(accepted, "br"))
        {
            response.Headers.ContentEncoding = "br";
            return new BrotliStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
        }

        if (!Accepts(accepted, "gzip")) return new BufferedStream(response.Body);
        response.Headers.ContentEncoding = "gzip";
        return new GZipStream(response.Body, CompressionLevel.Optimal, leaveOpen: true);
    }

    private static bool Accepts(string accepted, string coding) =>
        accepted.Split(',', StringSplitOptions.TrimEntries).Any(offer => offer == coding || (offer.StartsWith(coding + ";", StringComparison.Ordinal) && !offer.EndsWith("q=0", StringComparison.Ordinal)));
}
