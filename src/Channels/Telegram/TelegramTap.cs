using System.Text;
using System.Text.Json;
using SafeHelp.Bot.Activities;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Telegram;

/// <summary>
/// What a button below a message carries, and what a tap on it says. No state is kept: a button of last week still says what is written on it.
/// A caller may put anything in; it can say no more than she could type.
/// </summary>
internal static class TelegramTap
{
    private const int LongestData = 64;

    /// <summary>The words themselves where they fit into 64 bytes; else their number in the reply, and the tap is read from the button's title.</summary>
    public static string Data(SuggestedAction action, int number) =>
        Encoding.UTF8.GetByteCount(action.Value) <= LongestData && action.Value.Length > 0 ? action.Value : $"#{number}";

    public static IncomingMessage? Map(string updateId, JsonElement tap)
    {
        // Without a message (too old, or from an inline result) the person is the chat: we speak to people only.
        var person = tap.At("from").Text("id");
        var text = Words(tap);
        if (person.Length == 0 || text.Length == 0) return null;
        return new IncomingMessage(TelegramUpdate.ChannelId, updateId, Chat(tap, person), MessageKind.Text, text) { WithdrawId = TelegramAddress.WithdrawId(tap.At("message")) };
    }

    private static string Chat(JsonElement tap, string person)
    {
        var message = tap.At("message");
        return message.At("chat").Text("id") is { Length: > 0 } chat && TelegramAddress.IsPrivate(message) ? chat : person;
    }

    private static string Words(JsonElement tap)
    {
        var data = tap.Text("data");
        if (!data.StartsWith('#')) return data;
        return Title(tap.At("message"), data) ?? data[1..];
    }

    private static string? Title(JsonElement message, string data)
    {
        var rows = message.At("reply_markup").At("inline_keyboard");
        if (rows.ValueKind is not JsonValueKind.Array) return null;
        return rows.EnumerateArray()
            .Where(row => row.ValueKind is JsonValueKind.Array)
            .SelectMany(row => row.EnumerateArray())
            .Where(button => button.Text("callback_data") == data)
            .Select(button => button.Text("text"))
            .FirstOrDefault(title => title.Length > 0);
    }
}
