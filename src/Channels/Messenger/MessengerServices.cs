using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.Inbox;
using SafeHelp.Bot.Outbox;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Messenger;

/// <summary>Adds the Messenger channel to the service.</summary>
public static class MessengerServices
{
    /// <summary>Needs <see cref="Intake"/>, <see cref="IOperatorAlarm"/> and <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddMessenger(this IServiceCollection services, MessengerOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(at => new MessengerApi(options, new VendorClient(at.GetRequiredService<TimeProvider>())));
        return services.AddSingleton<IChannelSender>(at => new MessengerSender(at.GetRequiredService<MessengerApi>(), new SentParts(), at.GetRequiredService<IOperatorAlarm>()));
    }
}
