using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.Inbox;
using SafeHelp.Bot.Outbox;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Telegram;

/// <summary>Adds the Telegram channel to the service.</summary>
public static class TelegramServices
{
    /// <summary>Needs <see cref="Intake"/>, <see cref="IOperatorAlarm"/> and <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddTelegram(this IServiceCollection services, TelegramOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(at => new TelegramApi(options, new VendorClient(at.GetRequiredService<TimeProvider>())));
        services.AddSingleton(new TelegramAddress(options.BotId));
        services.AddSingleton<TelegramUpdate>();
        services.AddSingleton<TelegramDoor>();
        services.AddSingleton<TelegramCourtesies>();
        services.AddHostedService(at => at.GetRequiredService<TelegramCourtesies>());
        services.AddHostedService<TelegramName>();
        if (options.Mode is TelegramMode.Polling) services.AddHostedService<TelegramPoller>();
        return services.AddSingleton<IChannelSender>(at => new TelegramSender(
            at.GetRequiredService<TelegramApi>(), new SentParts(), new TelegramLimits(at.GetRequiredService<TimeProvider>()), at.GetRequiredService<IOperatorAlarm>()));
    }
}
