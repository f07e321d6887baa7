using SafeHelp.Bot.Outbox;
using SafeHelp.Channels;
using SafeHelp.Channels.Telegram;
using SafeHelp.Channels.Zalo;
using SafeHelp.Server.Verbs;

namespace SafeHelp.Server.Hosting;

/// <summary>The channels of vendors, each on if its settings are there.</summary>
internal sealed record VendorChannels(TelegramOptions? Telegram, ZaloOptions? Zalo)
{
    /// <summary>Half-given settings stop the start here, before anything else is done.</summary>
    public static VendorChannels Read(IConfiguration configuration)
    {
        var problems = new List<SettingsProblem>();
        var section = configuration.GetSection("SafeHelp");
        var channels = new VendorChannels(TelegramOptions.Read(section.GetSection("Telegram"), problems), ZaloOptions.Read(section.GetSection("Zalo"), problems));
        return problems.Count == 0 ? channels : throw new UsageException(string.Join("; ", problems));
    }

    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton<IOperatorAlarm, OperatorLog>();
        if (Telegram is not null) services.AddTelegram(Telegram);
        if (Zalo is not null) services.AddZalo(Zalo);
    }

    public void MapTo(IEndpointRouteBuilder routes)
    {
        if (Telegram is not null) routes.MapTelegramWebhook();
        if (Zalo is not null) routes.MapZaloWebhook();
    }

    /// <summary>One line a channel for whoever starts the server.</summary>
    public IEnumerable<string> Describe()
    {
        yield return Telegram is null ? "telegram: off (no settings)" : $"telegram: on, {(Telegram.Mode is TelegramMode.Polling ? "polling" : TelegramWebhook.Route)}";
        yield return Zalo is null ? "zalo: off (no settings)" : $"zalo: on, {ZaloWebhook.Route}";
    }
}
