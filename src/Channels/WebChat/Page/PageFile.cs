using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SafeHelp.Channels.WebChat.Page;

/// <summary>A file ready to send, packed once: on a slow phone network each kilobyte is felt.</summary>
internal sealed class PageFile(byte[] plain, string contentType)
{
    private readonly byte[] gzip = Pack(plain, stream => new GZipStream(stream, CompressionLevel.SmallestSize));
    private readonly byte[] brotli = Pack(plain, stream => new BrotliStream(stream, CompressionLevel.SmallestSize));

    public PageFile(string text, string contentType)
        : this(Encoding.UTF8.GetBytes(text), contentType)
    {
    }

    public async Task SendAsync(HttpContext http)
    {
        var (body, encoding) = Choose(http.Request.Headers.AcceptEncoding.ToString());
        var response = http.Response;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (encoding is not null) response.Headers.ContentEncoding = encoding;
        if (!HttpMethods.IsHead(http.Request.Method)) await response.Body.WriteAsync(body, http.RequestAborted);
    }

    private (byte[] Body, string? Encoding) Choose(string accepted)
    {
        if (accepted.Contains("br", StringComparison.Ordinal)) return (brotli, "br");
        return accepted.Contains("gzip", StringComparison.Ordinal) ? (gzip, "gzip") : (plain, null);
    }

    private static byte[] Pack(byte[] plain, Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var packer = pack(packed)) packer.Write(plain);
        return packed.ToArray();
    }
}
