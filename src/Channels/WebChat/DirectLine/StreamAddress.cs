using Microsoft.AspNetCore.Http;
using SafeHelp.Channels.WebChat.Tokens;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>The address of a talk's stream, with a ticket of its own so that the bearer token stands in no address.</summary>
internal sealed class StreamAddress(TokenSigner signer, WebChatOptions options)
{
    public const string TicketName = "t";

    public string Of(HttpRequest request, string conversationId, string userId, long watermark)
    {
        var ticket = signer.StreamTicket(conversationId, userId);
        var scheme = IsSecure(request) ? "wss" : "ws";
        return $"{scheme}://{request.Host}/v3/directline/conversations/{conversationId}/stream?{Watermark.Name}={Watermark.Write(watermark)}&{TicketName}={ticket}";
    }

    // Behind a proxy that ends TLS the request itself says http.
    private bool IsSecure(HttpRequest request) =>
        request.IsHttps || (options.PublicUrl.Scheme == Uri.UriSchemeHttps && request.Host.Host == options.PublicUrl.Host);
}
