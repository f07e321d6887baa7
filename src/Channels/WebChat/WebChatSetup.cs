using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SafeHelp.Bot.Outbox;
using SafeHelp.Channels.WebChat.DirectLine;
using SafeHelp.Channels.WebChat.Page;
using SafeHelp.Channels.WebChat.Tokens;

namespace SafeHelp.Channels.WebChat;

/// <summary>Adds the web chat to a server that has the line: Intake, ITranscript and TurnSource.</summary>
public static class WebChatSetup
{
    /// <exception cref="ArgumentException">A setting is missing or wrong; the message says which.</exception>
    public static IServiceCollection AddWebChat(this IServiceCollection services, WebChatOptions options)
    {
        var faults = string.Join(' ', options.Faults());
        if (faults.Length > 0) throw new ArgumentException(faults, nameof(options));

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<NewsBoard>();
        services.TryAddSingleton<TalkNews>();
        services.TryAddSingleton<WayOut>();
        services.AddSingleton(options);
        services.AddSingleton<Origins>().AddSingleton<RateLimits>().AddSingleton<OpenStreams>().AddSingleton<Arrivals>().AddSingleton<Talks>();
        services.AddSingleton<TokenSigner>().AddSingleton<Doorkeeper>().AddSingleton<UsedTickets>().AddSingleton<StreamAddress>();
        services.AddSingleton<TokenRoutes>().AddSingleton<ConversationRoutes>().AddSingleton<ActivityRoutes>().AddSingleton<StreamRoute>();
        services.AddSingleton<ActivityReader>().AddSingleton<Reading>().AddSingleton<DirectLineEdge>().AddSingleton<PageWriter>();
        services.AddSingleton<IChannelSender, WebChatSender>();
        return services;
    }

    public static IEndpointRouteBuilder MapWebChat(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapDirectLine();
        endpoints.MapPage();
        return endpoints;
    }
}
