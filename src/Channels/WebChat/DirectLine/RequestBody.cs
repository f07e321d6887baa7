using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SafeHelp.Bot.Activities;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>Reads a request's JSON within limits; nothing of a body that is refused is kept or logged.</summary>
internal static class RequestBody
{
    public const long Largest = 1024 * 1024;

    private const int Deepest = 32;

    /// <summary>The body; undefined if there is none.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="BadHttpRequestException">It is too large (413) or was cut off.</exception>
    public static async Task<JsonElement> ReadAsync(HttpContext http)
    {
        Limit(http);
        if (http.Request.ContentLength == 0) return default;
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (body.Length == 0) return default;
        using var document = HalfLetters.Parse(body.GetBuffer().AsMemory(0, (int)body.Length), new JsonDocumentOptions { MaxDepth = Deepest });
        return document.RootElement.Clone();
    }

    private static void Limit(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = Largest;
    }
}
