using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Editing;
using SafeHelp.Channels.Http;
using SafeHelp.Channels.Zalo;

namespace SafeHelp.Channels.Previews;

/// <summary>A reply as Zalo would get it.</summary>
internal sealed class ZaloPreview : IChannelPreview
{
    public string ChannelId => "zalo";

    public ChannelLook Look(Reply reply) =>
        new(ChannelId, [.. ZaloMessage.Of(ZaloRecipient.Of("1"), reply).Select(Piece)], ZaloMessage.LongestText, ZaloButtons.LongestTitle);

    private static ChannelPiece Piece(object sent)
    {
        var message = Wire.Of(sent).At("message");
        return new ChannelPiece(message.Text("text") ?? "", [.. message.At("attachment").At("payload").At("buttons").Titles("title")]);
    }
}
