using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using SafeHelp.Knowledge;

namespace SafeHelp.Channels.Telegram;

/// <summary>How updates come: Telegram calls us, or we ask Telegram (for a machine without a public address).</summary>
public enum TelegramMode
{
    Webhook,
    Polling,
}

/// <summary>Settings of the Telegram bot, sound once they exist.</summary>
/// <param name="WebhookSecret">"" only in polling mode, which has no webhook.</param>
public sealed partial record TelegramOptions(string Token, string WebhookSecret, string ApiUrl, TelegramMode Mode)
{
    /// <summary>The number of the bot's own account, which begins every token.</summary>
    public string BotId => Token.Split(':')[0];

    /// <summary>Reads <c>SafeHelp:Telegram</c>.</summary>
    /// <returns>Null when the channel is off, or when its settings are not sound and <paramref name="problems"/> says why.</returns>
    public static TelegramOptions? Read(IConfigurationSection section, ICollection<SettingsProblem> problems)
    {
        var settings = new ChannelSettings(section, problems);
        if (settings.AreAbsent) return null;
        var token = settings.Required(nameof(Token));
        if (token.Length > 0 && !TokenShape().IsMatch(token)) settings.Note(nameof(Token), "is not a bot token as @BotFather gives it (letters, digits, : _ and - only)");
        var mode = ReadMode(settings);
        var secret = ReadSecret(settings, mode);
        var options = new TelegramOptions(token, secret, settings.Address(nameof(ApiUrl), "https://api.telegram.org"), mode);
        return settings.AreSound ? options : null;
    }

    public override string ToString() => $"Telegram, {Mode}";

    private static TelegramMode ReadMode(ChannelSettings settings)
    {
        switch (settings.Optional(nameof(Mode)))
        {
            case null or "webhook" or "": return TelegramMode.Webhook;
            case "polling": return TelegramMode.Polling;
            default:
                settings.Note(nameof(Mode), "is neither webhook nor polling");
                return TelegramMode.Webhook;
        }
    }

    private static string ReadSecret(ChannelSettings settings, TelegramMode mode)
    {
        var secret = mode is TelegramMode.Webhook ? settings.Required(nameof(WebhookSecret)) : settings.Optional(nameof(WebhookSecret)) ?? "";
        if (secret.Length > 0 && !SecretShape().IsMatch(secret)) settings.Note(nameof(WebhookSecret), "may hold 1 to 256 of A-Z, a-z, 0-9, _ and - only");
        return secret;
    }

    [GeneratedRegex("^[A-Za-z0-9:_-]+$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex TokenShape();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex SecretShape();
}
