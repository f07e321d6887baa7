using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.Inbox;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Tokens;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Zalo;

/// <summary>Adds the Zalo channel to the service.</summary>
public static class ZaloServices
{
    /// <summary>Needs <see cref="Intake"/>, <see cref="ITokenStore"/>, <see cref="IOperatorAlarm"/> and <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddZalo(this IServiceCollection services, ZaloOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(at => new ZaloApi(options, new VendorClient(at.GetRequiredService<TimeProvider>())));
        services.AddSingleton<ZaloTokens>();
        services.AddHostedService<ZaloTokenRenewal>();
        return services.AddSingleton<IChannelSender>(at => new ZaloSender(
            at.GetRequiredService<ZaloApi>(), at.GetRequiredService<ZaloTokens>(), new SentParts(), options, at.GetRequiredService<IOperatorAlarm>()));
    }
}
