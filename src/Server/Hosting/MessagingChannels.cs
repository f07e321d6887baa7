using SafeHelp.Channels;
using SafeHelp.Channels.Telegram;
using SafeHelp.Channels.Zalo;
using SafeHelp.Server.Verbs;

namespace SafeHelp.Server.Hosting;

/// <summary>The messaging channels whose settings are given; a channel whose settings are half-given stops the start.</summary>
internal sealed record MessagingChannels(TelegramOptions? Telegram, ZaloOptions? Zalo)
{
    /// <exception cref="UsageException">A setting is missing or wrong; the message names each.</exception>
    public static MessagingChannels Read(IConfiguration configuration)
    {
        var problems = new List<SettingsProblem>();
        var channels = new MessagingChannels(
            TelegramOptions.Read(configuration.GetSection("SafeHelp:Telegram"), problems),
            ZaloOptions.Read(configuration.GetSection("SafeHelp:Zalo"), problems));
        return problems.Count == 0 ? channels : throw new UsageException($"{string.Join("; ", problems)}. Give the setting, or take all settings of that channel away to switch it off.");
    }

    public void AddTo(IServiceCollection services)
    {
        if (Telegram is not null) services.AddTelegram(Telegram);
        if (Zalo is not null) services.AddZalo(Zalo);
    }

    public void MapTo(WebApplication app)
    {
        if (Telegram?.Mode is TelegramMode.Webhook) app.MapTelegramWebhook();
        if (Zalo is not null) app.MapZaloWebhook();
    }

    /// <summary>One line a channel: on and how, or off and how to switch it on.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"telegram: {Telegram?.Mode.ToString().ToLowerInvariant() ?? "off (set SafeHelp__Telegram__Token)"}";
        yield return $"zalo: {(Zalo is null ? "off (set SafeHelp__Zalo__AppId)" : "webhook")}";
    }
}
