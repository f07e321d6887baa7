using Microsoft.AspNetCore.Http;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.WebChat;

/// <summary>How much one address, and one talk, may ask of the chat.</summary>
internal sealed class RateLimits(WebChatOptions options) : IDisposable
{
    private readonly AddressLimit tokens = new(options.TokensPerMinuteAndAddress);
    private readonly AddressLimit addresses = new(options.RequestsPerMinuteAndAddress);
    private readonly AddressLimit streams = new(options.RequestsPerMinuteAndAddress);
    private readonly AddressLimit talks = new(options.RequestsPerMinuteAndTalk);
    private readonly AddressLimit urgent = new(options.UrgentPerMinuteAndTalk);

    public bool AllowsToken(HttpContext http) => tokens.Allows(http);

    public bool AllowsRequest(HttpContext http) => addresses.Allows(http);

    /// <summary>Apart from other requests: after a cut all streams of a hall are opened again at once, and messages must still come through.</summary>
    public bool AllowsStream(HttpContext http) => streams.Allows(http);

    /// <summary>Looked at only where another limit is met: so many messages of one talk are read all the same, for danger.</summary>
    public bool AllowsUrgent(string conversationId) => urgent.Allows(conversationId);

    public bool AllowsMessage(string conversationId) => talks.Allows(conversationId);

    public void Dispose()
    {
        tokens.Dispose();
        addresses.Dispose();
        streams.Dispose();
        talks.Dispose();
        urgent.Dispose();
    }
}
