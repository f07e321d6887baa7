using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Channels.OpenData.Hsds;

namespace SafeHelp.Channels.OpenData;

/// <summary>Adds the open data to a server that has the line's TurnSource.</summary>
public static class OpenDataSetup
{
    public static IServiceCollection AddOpenData(this IServiceCollection services, OpenDataOptions options) =>
        services.AddSingleton(options).AddSingleton<HsdsDirectories>().AddSingleton<HsdsRoutes>();

    public static IEndpointRouteBuilder MapOpenData(this IEndpointRouteBuilder endpoints)
    {
        endpoints.ServiceProvider.GetRequiredService<HsdsRoutes>().Map(endpoints);
        return endpoints;
    }
}
