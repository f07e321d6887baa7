using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.Records.Import;
using SafeHelp.Bot.Records.Import.Partners;
using SafeHelp.Staff.Access;
using SafeHelp.Staff.Account;
using SafeHelp.Staff.Assist;
using SafeHelp.Staff.Doors;
using SafeHelp.Staff.Duty;
using SafeHelp.Staff.Frame;
using SafeHelp.Staff.Import;
using SafeHelp.Staff.People;
using SafeHelp.Staff.Records;
using SafeHelp.Staff.Reports;
using SafeHelp.Staff.Talks;

namespace SafeHelp.Staff;

/// <summary>Puts the union's console under <c>/staff</c>.</summary>
public static class StaffConsole
{
    public static IServiceCollection AddStaffConsole(this IServiceCollection services, ConsoleSettings settings)
    {
        services.AddStaffDoors(settings);
        services.AddSingleton<ConsoleAssets>().AddScoped<Welcome>().AddScoped<SecondFactor>().AddSingleton<AreaChoice>().AddSingleton<AccessReading>();
        services.AddSingleton<ImportDesk>().AddSingleton<ImportJobs>().AddSingleton<PartnerDesk>().AddSingleton<PartnerFeeds>();
        services.AddSingleton<NotedRecords>().AddSingleton<RecordTexts>().AddSingleton<TypedRecord>().AddSingleton<TypedPlace>();
        services.AddSingleton<TalkReading>().AddSingleton<DutyCalendar>().AddSingleton<CallDesk>().AddSingleton<CountedHalves>().AddSingleton<ReportDesk>();
        services.AddRazorComponents();
        return services;
    }

    public static void MapStaffConsole(this WebApplication app)
    {
        app.Use(new ConsoleHeaders(app.Services.GetRequiredService<ConsoleSettings>()).AddAsync);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        var routes = app.MapGroup("").ClosedUnlessSaid();
        routes.MapDoors();
        routes.MapImport();
        routes.MapPartners();
        routes.MapTalks();
        routes.MapAssist();
        routes.MapReports();
        app.Services.GetRequiredService<ConsoleAssets>().MapTo(routes);
        app.MapRazorComponents<ConsolePage>().ClosedUnlessSaid();
    }
}
