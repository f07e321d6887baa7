using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Editing;

namespace SafeHelp.Channels.Previews;

/// <summary>A reply as the chat page shows it: the text in one bubble, cards with numbers to call below, then the taps.</summary>
internal sealed class WebChatPreview : IChannelPreview
{
    public string ChannelId => "webchat";

    public ChannelLook Look(Reply reply) =>
        new(ChannelId, [new ChannelPiece(ReplyText.Of(reply), [.. reply.Calls.DistinctBy(call => call.Dial).Select(call => $"📞 {call.Display} {call.Title}"), .. reply.SuggestedActions.Select(action => action.Title)])], 0, 0);
}
