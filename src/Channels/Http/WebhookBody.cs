using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace SafeHelp.Channels.Http;

/// <summary>The raw bytes of a webhook call: signatures are made over these, never over JSON written anew.</summary>
internal static class WebhookBody
{
    private const int Longest = 1024 * 1024;
    private const int Usual = 4 * 1024;

    /// <returns>Null when the body is longer than 1 MiB.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > Longest) return null;
        // Nobody gets more memory for a length that is only claimed.
        using var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, Usual));
        var buffer = ArrayPool<byte>.Shared.Rent(Usual);
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(buffer, cancel)) > 0)
            {
                if (body.Length + read > Longest) return null;
                body.Write(buffer, 0, read);
            }

            return body.ToArray();
        }
        finally
        {
            // What a person wrote does not stay in it for whoever reads less than they did.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}
