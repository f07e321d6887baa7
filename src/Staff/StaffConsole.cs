using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SafeHelp.Staff;

/// <summary>Puts the union's console under <c>/staff</c>.</summary>
public static class StaffConsole
{
    public static IServiceCollection AddStaffConsole(this IServiceCollection services, StaffKey key)
    {
        services.AddSingleton(key);
        services.AddAntiforgery();
        services.AddRazorComponents();
        return services;
    }

    public static void MapStaffConsole(this WebApplication app)
    {
        app.Use((context, next) => app.Services.GetRequiredService<StaffKey>().GuardAsync(context, next));
        app.UseAntiforgery();
        app.MapGet("/staff/console.css", () => Results.Stream(typeof(StaffConsole).Assembly.GetManifestResourceStream("console.css")!, "text/css; charset=utf-8"));
        app.MapRazorComponents<ConsolePage>();
    }
}
