using Microsoft.AspNetCore.HttpOverrides;
using SafeHelp.Channels.OpenData;
using SafeHelp.Channels.Pages;
using SafeHelp.Channels.WebChat;
using SafeHelp.Server.Verbs;
using SafeHelp.Staff;
using SafeHelp.Storage;

namespace SafeHelp.Server.Hosting;

/// <summary>Runs the service: the line, the channels whose settings are there, health and console.</summary>
internal static class ServerHost
{
    public static async Task<int> RunAsync(ServeOptions options, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var settings = ServerSettings.Read(builder.Configuration, options);
        await using var store = await OpenStoreAsync(settings, cancel);
        await using var app = Build(builder, settings, store);
        await StartAsync(app, settings, cancel);
        Announce(settings, app.Services.GetRequiredService<MessagingChannels>());
        await Patience.WithDatabaseAsync(() => FirstAdministrator.InviteAsync(store.Staff, settings, TimeProvider.System.GetUtcNow(), cancel), cancel);
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    /// <summary>The service with all its routes, not yet started.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, ServerSettings settings, SqlStore store)
    {
        var channels = MessagingChannels.Read(builder.Configuration);
        var knowledge = KnowledgeLoader.Load(settings.ContentFolder, settings.PointsFile);
        builder.AddKeysAndLogs(settings);
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddStore(store);
        builder.Services.AddLine(settings, knowledge);
        builder.AddWebChat(settings);
        builder.AddOpenPages(settings);
        builder.AddReminders();
        channels.AddTo(builder.Services);
        builder.Services.AddSingleton(channels);
        builder.Services.AddConsole(settings, knowledge);
        builder.WebHost.UseUrls(settings.Urls.Split(';')).ConfigureKestrel(Edge.Limit);
        var app = builder.Build();
        Map(app, channels);
        return app;
    }

    private static async Task<SqlStore> OpenStoreAsync(ServerSettings settings, CancellationToken cancel)
    {
        try
        {
            Secrets.MakeFolder(settings.DataFolder);
            return await Patience.WithDatabaseAsync(() => SqlStore.OpenAsync(settings.Database, new DataProtectionCipher(settings.Keys), TimeProvider.System, cancel), cancel);
        }
        catch (StorageUnavailableException unavailable)
        {
            throw new FailureException(unavailable.Message);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new FailureException($"The data folder {settings.DataFolder} cannot be written. Give another with --data.");
        }
    }

    private static void Map(WebApplication app, MessagingChannels channels)
    {
        // Believed from this machine's own proxy only: without it everybody behind the proxy would share one rate limit.
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.Use(Edge.Guard);
        app.MapHealth();
        app.MapWebChat();
        app.MapOpenData().MapPages();
        channels.MapTo(app);
        app.MapStaffConsole();
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

    private static void Announce(ServerSettings settings, MessagingChannels channels)
    {
        foreach (var line in channels.Lines()) Console.Error.WriteLine(line);
        Console.Error.WriteLine($"chat:  {settings.PublicUrl}/");
        Console.Error.WriteLine($"staff: {settings.PublicUrl}/staff");
    }
}
