using System.Text.Json;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Telegram;

/// <summary>What the Bot API said to one call.</summary>
/// <param name="Code">Telegram's error code, else the HTTP status; 0 when no answer came.</param>
/// <param name="RetryAfter">How long this bot has to keep quiet.</param>
internal sealed record TelegramAnswer(bool IsOk, int Code, JsonElement Result, TimeSpan? RetryAfter, string? Fault)
{
    /// <summary>The chat's new id, where a group became a supergroup.</summary>
    public string? MigratedTo { get; init; }

    /// <summary>When Telegram's server sent it, by its own clock.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>A short reason for logs and staff.</summary>
    public string Why => Fault ?? $"telegram-{Code}";

    public static TelegramAnswer Of(VendorAnswer answer)
    {
        if (answer.Fault is not null) return new TelegramAnswer(false, answer.Status, default, null, answer.Fault);
        var body = answer.Body;
        if (body.At("ok").ValueKind is JsonValueKind.True) return new TelegramAnswer(true, answer.Status, body.At("result"), null, null) { Date = answer.Date };
        var moved = body.At("parameters").Text("migrate_to_chat_id");
        var seconds = body.At("parameters").WholeNumber("retry_after");
        return new TelegramAnswer(
            false, body.WholeNumber("error_code") ?? answer.Status, default, seconds is null ? null : TimeSpan.FromSeconds(Math.Max(1, seconds.Value)), null)
        {
            MigratedTo = moved.Length == 0 ? null : moved,
            Date = answer.Date,
        };
    }
}
