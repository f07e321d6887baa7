using System.Text.Json;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Telegram;

/// <summary>Tells whether a message is meant for the bot: every one in a private chat, in a group only those that call it.</summary>
internal sealed class TelegramAddress(string botId)
{
    /// <summary>The bot's name without @; null until Telegram told it, and until then a group's mentions pass unseen.</summary>
    public string? UserName { get; set; }

    public static bool IsPrivate(JsonElement message) => message.At("chat").Text("type") is "private" or "";

    /// <summary>By which the message can be taken back; null for one in a group, which is not ours to tidy.</summary>
    public static string? WithdrawId(JsonElement message) => IsPrivate(message) && message.Text("message_id") is { Length: > 0 } id ? id : null;

    public bool IsMeant(JsonElement message) =>
        IsPrivate(message)
        || (message.At("chat").Text("type") is "group" or "supergroup" && (IsReplyToUs(message) || NamesUs(message.Text("text")) || NamesUs(message.Text("caption"))));

    /// <summary>The text without the bot's own name.</summary>
    public string Clean(string text)
    {
        if (UserName is null) return text;
        var at = text.IndexOf($"@{UserName}", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? text : text.Remove(at, UserName.Length + 1).Trim();
    }

    private bool IsReplyToUs(JsonElement message) => message.At("reply_to_message").At("from").Text("id") == botId;

    private bool NamesUs(string text) => UserName is not null && text.Contains($"@{UserName}", StringComparison.OrdinalIgnoreCase);
}
