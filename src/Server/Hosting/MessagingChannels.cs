using SafeHelp.Channels;
using SafeHelp.Channels.Messenger;
using SafeHelp.Channels.Telegram;
using SafeHelp.Channels.Zalo;
using SafeHelp.Server.Verbs;

namespace SafeHelp.Server.Hosting;

/// <summary>The messaging channels whose settings are given; a channel whose settings are half-given stops the start.</summary>
internal sealed record MessagingChannels(TelegramOptions? Telegram, ZaloOptions? Zalo, MessengerOptions? Messenger)
{
    /// <exception cref="UsageException">A setting is missing or wrong; the message names each.</exception>
    public static MessagingChannels Read(IConfiguration configuration)
    {
        var (channels, problems) = Look(configuration);
        return problems.Count == 0 ? channels : throw new UsageException($"{string.Join("; ", problems)}. Give the setting, or take all settings of that channel away to switch it off.");
    }

    /// <summary>The channels whose settings are sound, and what is wrong with those of the others.</summary>
    public static (MessagingChannels Channels, IReadOnlyList<SettingsProblem> Problems) Look(IConfiguration configuration)
    {
        var problems = new List<SettingsProblem>();
        var channels = new MessagingChannels(
            TelegramOptions.Read(configuration.GetSection("SafeHelp:Telegram"), problems),
            ZaloOptions.Read(configuration.GetSection("SafeHelp:Zalo"), problems),
            MessengerOptions.Read(configuration.GetSection("SafeHelp:Messenger"), problems));
        return (channels, problems);
    }

    public bool AreOff => Telegram is null && Zalo is null && Messenger is null;

    /// <summary>A vendor calls us, rather than we the vendor.</summary>
    public bool NeedPublicAddress => Telegram?.Mode is TelegramMode.Webhook || Zalo is not null || Messenger is not null;

    public void AddTo(IServiceCollection services)
    {
        if (Telegram is not null) services.AddTelegram(Telegram);
        if (Zalo is not null) services.AddZalo(Zalo);
        if (Messenger is not null) services.AddMessenger(Messenger);
    }

    public void MapTo(WebApplication app)
    {
        if (Telegram?.Mode is TelegramMode.Webhook) app.MapTelegramWebhook();
        if (Zalo is not null) app.MapZaloWebhook();
        if (Messenger is not null) app.MapMessengerWebhook();
    }

    /// <summary>One line a channel: on and how, or off and how to switch it on.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"telegram: {Telegram?.Mode.ToString().ToLowerInvariant() ?? "off (set SafeHelp__Telegram__Token)"}";
        yield return $"zalo: {(Zalo is null ? "off (set SafeHelp__Zalo__AppId)" : "webhook")}";
        yield return $"messenger: {(Messenger is null ? "off (set SafeHelp__Messenger__PageId)" : "webhook")}";
    }
}
