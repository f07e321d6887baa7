using SafeHelp.Bot.Inbox;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Turns;
using SafeHelp.Channels.WebChat;
using SafeHelp.Server.Verbs;
using SafeHelp.Staff;
using SafeHelp.Storage;

namespace SafeHelp.Server.Hosting;

/// <summary>Composes the service: the line, the channels whose settings are there, health and console.</summary>
internal static class ServerHost
{
    public static async Task<int> RunAsync(ServeOptions options, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var settings = ServerSettings.Read(builder.Configuration, options);
        var knowledge = KnowledgeLoader.Load(settings.ContentFolder, settings.PointsFile);
        await using var store = await OpenStoreAsync(settings, cancel);
        AddLine(builder.Services, settings, store, knowledge);
        builder.Services.AddWebChat(WebChatSettings.Read(builder.Configuration.GetSection("SafeHelp"), new Uri(settings.PublicUrl), () => Secrets.KeptOrNew(settings.DataFolder, "webchat")));
        var staffKey = new StaffKey(Secrets.KeptOrNew(settings.DataFolder, "staff"));
        builder.Services.AddStaffConsole(staffKey).AddSingleton(new ContentReport(knowledge.Problems));
        builder.WebHost.UseUrls(settings.Urls.Split(';'));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        await using var app = builder.Build();
        app.MapHealth();
        app.MapWebChat();
        app.MapStaffConsole();
        await app.StartAsync(cancel);
        PrintAddresses(settings, staffKey);
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    private static void PrintAddresses(ServerSettings settings, StaffKey staffKey)
    {
        Console.Error.WriteLine($"chat:  {settings.PublicUrl}/");
        Console.Error.WriteLine($"staff: {staffKey.Address(settings.PublicUrl)}");
    }

    private static async Task<SqlStore> OpenStoreAsync(ServerSettings settings, CancellationToken cancel)
    {
        try
        {
            return await SqlStore.OpenAsync(settings.Database, new DataProtectionCipher(settings.DataFolder), TimeProvider.System, cancel);
        }
        catch (StorageUnavailableException unavailable)
        {
            throw new FailureException(unavailable.Message);
        }
    }

    private static void AddLine(IServiceCollection services, ServerSettings settings, SqlStore store, LoadedKnowledge knowledge)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(knowledge);
        services.AddSingleton(new TurnSource(knowledge.Turn));
        services.AddSingleton(store.Inbox).AddSingleton(store.Turns).AddSingleton(store.Outbox).AddSingleton(store.Transcript).AddSingleton(store.Status).AddSingleton(store.Tokens);
        services.AddSingleton<TurnSignal>().AddSingleton<DeliverySignal>();
        services.AddSingleton<Intake>().AddSingleton<TurnWorker>().AddSingleton<DeliveryWorker>();
        services.AddSingleton<IWorkLog, WorkLog>();
        services.AddHostedService<LineWorkers>().AddHostedService<RetentionWorker>();
    }
}
