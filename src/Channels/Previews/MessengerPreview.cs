using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Editing;
using SafeHelp.Channels.Http;
using SafeHelp.Channels.Messenger;

namespace SafeHelp.Channels.Previews;

/// <summary>A reply as Messenger would get it.</summary>
internal sealed class MessengerPreview : IChannelPreview
{
    public string ChannelId => "messenger";

    public ChannelLook Look(Reply reply) =>
        new(ChannelId, [.. MessengerMessage.Of("1", reply).Select(Piece)], MessengerMessage.LongestText, MessengerMessage.LongestTitle);

    private static ChannelPiece Piece(object sent)
    {
        var message = Wire.Of(sent).At("message");
        return new ChannelPiece(message.Text("text") ?? "", [.. message.At("quick_replies").Titles("title")]);
    }
}
