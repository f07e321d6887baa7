using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SafeHelp.Bot.Records;

namespace SafeHelp.Channels.Pages;

/// <summary>Adds the public pages to a server that has the line's TurnSource, and the chat's files for leaving quickly.</summary>
public static class PagesSetup
{
    public static IServiceCollection AddPages(this IServiceCollection services, PagesOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HardshipBoard>();
        return services.AddSingleton(options).AddSingleton<PagesRoutes>();
    }

    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder endpoints)
    {
        endpoints.ServiceProvider.GetRequiredService<PagesRoutes>().Map(endpoints);
        return endpoints;
    }
}
