using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SafeHelp.Channels.OpenData.Hsds;

namespace SafeHelp.Channels.OpenData;

/// <summary>Adds the open data to a server that has the line's TurnSource.</summary>
public static class OpenDataSetup
{
    public static IServiceCollection AddOpenData(this IServiceCollection services, OpenDataOptions options) =>
        // The framework's line about a request holds its whole address, and a program may ask for what is near a person by coordinates in it.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning))
            .AddSingleton(options).AddSingleton<HsdsDirectories>().AddSingleton<HsdsRoutes>();

    public static IEndpointRouteBuilder MapOpenData(this IEndpointRouteBuilder endpoints)
    {
        endpoints.ServiceProvider.GetRequiredService<HsdsRoutes>().Map(endpoints);
        return endpoints;
    }
}
