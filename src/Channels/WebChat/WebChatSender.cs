using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Channels.WebChat;

/// <summary>Delivers to web chats: a reply stands in the transcript already, where clients fetch it, so only those who wait are woken.</summary>
internal sealed class WebChatSender(Arrivals arrivals) : IChannelSender
{
    public string ChannelId => WebChatMessages.Channel;

    public Task<Delivery> SendAsync(string conversationId, Reply reply, CancellationToken cancel)
    {
        arrivals.Raise(conversationId);
        return Task.FromResult<Delivery>(new Delivery.Sent());
    }
}
