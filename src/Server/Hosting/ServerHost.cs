using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
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
        var channels = MessagingChannels.Read(builder.Configuration);
        var knowledge = KnowledgeLoader.Load(settings.ContentFolder, settings.PointsFile);
        await using var store = await OpenStoreAsync(settings, cancel);
        AddLine(builder.Services, settings, store, knowledge);
        builder.Services.AddWebChat(WebChat(builder.Configuration, settings));
        AddKeysAndLogs(builder, settings);
        channels.AddTo(builder.Services);
        var staffKey = new StaffKey(Secrets.KeptOrNew(settings.DataFolder, "staff"));
        builder.Services.AddStaffConsole(staffKey).AddSingleton(new ContentReport(knowledge.Problems));
        builder.WebHost.UseUrls(settings.Urls.Split(';'));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        await using var app = builder.Build();
        // Believed from this machine's own proxy only: without it everybody behind the proxy would share one rate limit.
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.MapHealth();
        app.MapWebChat();
        channels.MapTo(app);
        app.MapStaffConsole();
        await StartAsync(app, settings, cancel);
        Announce(settings, staffKey, channels);
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    private static async Task StartAsync(WebApplication app, ServerSettings settings, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (Exception refused) when (refused is IOException or FormatException or InvalidOperationException)
        {
            throw new FailureException($"Cannot listen on {settings.Urls}: {refused.Message} Give another address with --urls.");
        }
    }

    // Keys lie with the data and nowhere in a home folder; logs go to standard error, which is not read by programs.
    private static void AddKeysAndLogs(WebApplicationBuilder builder, ServerSettings settings)
    {
        builder.Services.AddDataProtection().PersistKeysToFileSystem(DataProtectionCipher.KeysIn(settings.DataFolder)).SetApplicationName(DataProtectionCipher.Application);
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    private static void Announce(ServerSettings settings, StaffKey staffKey, MessagingChannels channels)
    {
        foreach (var line in channels.Lines()) Console.Error.WriteLine(line);
        Console.Error.WriteLine($"chat:  {settings.PublicUrl}/");
        Console.Error.WriteLine($"staff: {staffKey.Address(settings.PublicUrl)}");
    }

    private static WebChatOptions WebChat(IConfiguration configuration, ServerSettings settings)
    {
        var options = WebChatSettings.Read(configuration.GetSection("SafeHelp"), new Uri(settings.PublicUrl), () => Secrets.KeptOrNew(settings.DataFolder, "webchat"));
        var faults = string.Join(' ', options.Faults());
        return faults.Length == 0 ? options : throw new UsageException(faults);
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
        services.AddSingleton<IWorkLog, WorkLog>().AddSingleton<IOperatorAlarm, OperatorAlarm>();
        services.AddHostedService<LineWorkers>().AddHostedService<RetentionWorker>();
    }
}
