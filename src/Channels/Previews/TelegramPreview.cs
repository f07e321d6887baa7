using System.Text.Json;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Editing;
using SafeHelp.Channels.Http;
using SafeHelp.Channels.Telegram;

namespace SafeHelp.Channels.Previews;

/// <summary>A reply as Telegram would get it.</summary>
internal sealed class TelegramPreview : IChannelPreview
{
    public string ChannelId => "telegram";

    public ChannelLook Look(Reply reply) =>
        new(ChannelId, [.. TelegramMessage.Of("1", reply).Where(call => !call.IsExtra).Select(call => Piece(Wire.Of(call.Parameters)))], TelegramMessage.LongestText, 0);

    private static ChannelPiece Piece(JsonElement message)
    {
        var markup = message.At("reply_markup");
        return new ChannelPiece(message.Text("text") ?? "", [.. Rows(markup.At("inline_keyboard")), .. Rows(markup.At("keyboard"))]);
    }

    private static IEnumerable<string> Rows(JsonElement rows) => rows.ValueKind is JsonValueKind.Array ? rows.EnumerateArray().SelectMany(row => row.Titles("text")) : [];
}
