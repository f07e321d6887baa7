using Microsoft.AspNetCore.DataProtection;
using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Inbox;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;
using SafeHelp.Channels.WebChat;
using SafeHelp.Server.Verbs;
using SafeHelp.Staff;
using SafeHelp.Storage;

namespace SafeHelp.Server.Hosting;

/// <summary>Registers every part of the service.</summary>
internal static class Composition
{
    public static void AddLine(this IServiceCollection services, ServerSettings settings, LoadedKnowledge knowledge)
    {
        services.AddSingleton(settings).AddSingleton(TimeProvider.System);
        services.AddSingleton(knowledge).AddSingleton(new TurnSource(knowledge.Turn));
        services.AddSingleton<TurnSignal>().AddSingleton<DeliverySignal>().AddSingleton<NewsBoard>().AddSingleton<TalkNews>().AddSingleton<DutyBoard>().AddSingleton<TurnOutlets>().AddSingleton(new PaceBook(settings.SendsPerMinute));
        services.AddSingleton<Intake>().AddSingleton<TurnWorker>().AddSingleton<DeliveryWorker>().AddSingleton<ReplyWindows>();
        services.AddSingleton<DeskOutlets>().AddSingleton(new DeskTimes()).AddSingleton<DeskKeeper>().AddHostedService<DeskWorker>();
        services.AddSingleton<IWorkLog, WorkLog>().AddSingleton<IOperatorAlarm, OperatorAlarm>();
        services.AddSingleton<RecordDesk>().AddSingleton<RecordLists>().AddSingleton<DoubtDesk>().AddSingleton<HardshipDesk>().AddSingleton<LiveDirectory>();
        services.AddHostedService<DirectoryWorker>().AddHostedService<LineWorkers>().AddHostedService<RetentionWorker>().AddHostedService<UpkeepWorker>().AddHostedService<NewsWorker>();
    }

    public static void AddStore(this IServiceCollection services, SqlStore store)
    {
        services.AddSingleton(store.Inbox).AddSingleton(store.Turns).AddSingleton(store.Outbox).AddSingleton(store.Transcript);
        services.AddSingleton(store.Status).AddSingleton(store.Tokens).AddSingleton(store.News).AddSingleton(store.Hearing).AddSingleton(store.Desk).AddSingleton(store.Counters);
        services.AddSingleton(store.Records).AddSingleton(store.Publications).AddSingleton(store.Doubts).AddSingleton(store.Hardship);
    }

    /// <exception cref="UsageException">A setting of the web chat is wrong.</exception>
    public static void AddWebChat(this WebApplicationBuilder builder, ServerSettings settings)
    {
        var section = builder.Configuration.GetSection("SafeHelp");
        var options = WebChatSettings.Read(section, new Uri(settings.PublicUrl), () => Secrets.KeptOrNew(settings.DataFolder, "webchat"));
        var faults = string.Join(' ', options.Faults());
        if (faults.Length > 0) throw new UsageException(faults);
        builder.Services.AddWebChat(options);
    }

    /// <returns>The key to the console, for the operator's screen.</returns>
    public static StaffKey AddConsole(this IServiceCollection services, ServerSettings settings, LoadedKnowledge knowledge)
    {
        var key = new StaffKey(Secrets.KeptOrNew(settings.DataFolder, "staff"));
        services.AddStaffConsole(key).AddSingleton(new ContentReport(knowledge.Problems));
        return key;
    }

    // Keys lie with the data and nowhere in a home folder; logs go to standard error, which is not read by programs.
    public static void AddKeysAndLogs(this WebApplicationBuilder builder, ServerSettings settings)
    {
        builder.Services.AddDataProtection().PersistKeysToFileSystem(DataProtectionCipher.KeysIn(settings.DataFolder)).SetApplicationName(DataProtectionCipher.Application);
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
