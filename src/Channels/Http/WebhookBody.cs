using Microsoft.AspNetCore.Http;

namespace SafeHelp.Channels.Http;

/// <summary>The raw bytes of a webhook call: signatures are made over these, never over JSON written anew.</summary>
internal static class WebhookBody
{
    private const int Longest = 1024 * 1024;

    /// <returns>Null when the body is longer than 1 MiB.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > Longest) return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancel)) > 0)
        {
            if (body.Length + read > Longest) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
