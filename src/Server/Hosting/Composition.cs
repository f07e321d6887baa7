using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Inbox;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;
using SafeHelp.Channels.OpenData;
using SafeHelp.Channels.Pages;
using SafeHelp.Channels.WebChat;
using SafeHelp.Server.Verbs;
using SafeHelp.Staff;
using SafeHelp.Staff.Doors;
using SafeHelp.Storage;

namespace SafeHelp.Server.Hosting;

/// <summary>Registers every part of the service.</summary>
internal static class Composition
{
    public static void AddLine(this IServiceCollection services, ServerSettings settings, LoadedKnowledge knowledge)
    {
        services.AddSingleton(settings).TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new FirstStamp(knowledge.Stamp)).AddSingleton(new TurnSource(knowledge.Turn));
        services.AddSingleton<TurnSignal>().AddSingleton<DeliverySignal>().AddSingleton<NewsBoard>().AddSingleton<TalkNews>().AddSingleton<DutyBoard>().AddSingleton<TurnOutlets>().AddSingleton(new PaceBook(settings.SendsPerMinute));
        services.AddSingleton<Intake>().AddSingleton<TurnWorker>().AddSingleton<DeliveryWorker>().AddSingleton<WayOut>().AddSingleton<ReplyWindows>();
        services.AddSingleton<DeskOutlets>().AddSingleton<LineBoard>().AddSingleton(new DeskTimes()).AddSingleton<DeskKeeper>().AddSingleton<OfficerDesk>().AddHostedService<DeskWorker>();
        services.AddSingleton<IWorkLog, WorkLog>().AddSingleton<IOperatorAlarm, OperatorAlarm>().AddSingleton<LineLog>();
        services.AddSingleton<RecordDesk>().AddSingleton<RecordLists>().AddSingleton<DoubtDesk>().AddSingleton<HardshipDesk>().AddSingleton<HardshipBoard>().AddSingleton<LiveDirectory>().AddSingleton<Reminders>();
        services.AddHostedService<DirectoryWorker>().AddHostedService<HardshipWorker>().AddHostedService<LineWorkers>().AddHostedService<RetentionWorker>().AddHostedService<UpkeepWorker>().AddHostedService<NewsWorker>().AddHostedService<ContentWorker>();
    }

    public static void AddStore(this IServiceCollection services, SqlStore store)
    {
        services.AddSingleton(store.Inbox).AddSingleton(store.Turns).AddSingleton(store.Outbox).AddSingleton(store.Transcript);
        services.AddSingleton(store.Staff).AddSingleton(store.AccessLog).AddSingleton(store.Desk).AddSingleton(store.Counters);
        services.AddSingleton(store.Status).AddSingleton(store.Tokens).AddSingleton(store.News).AddSingleton(store.Hearing);
        services.AddSingleton(store.Records).AddSingleton(store.Publications).AddSingleton(store.Doubts).AddSingleton(store.Hardship).AddSingleton(store.Reminders);
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

    /// <exception cref="UsageException">A setting of the pages is wrong.</exception>
    public static void AddOpenPages(this WebApplicationBuilder builder, ServerSettings settings)
    {
        var (section, address) = (builder.Configuration.GetSection("SafeHelp"), new Uri(settings.PublicUrl));
        try
        {
            builder.Services.AddOpenData(OpenDataOptions.Read(section, address)).AddPages(PagesOptions.Read(section, address));
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }

    /// <summary>Reminders by mail, where a mail server is set.</summary>
    /// <exception cref="UsageException">A setting of the mail server is wrong.</exception>
    public static void AddReminders(this WebApplicationBuilder builder)
    {
        if (SmtpSettings.Read(builder.Configuration.GetSection("SafeHelp:Smtp")) is { } smtp) builder.Services.AddSingleton(smtp).AddHostedService<ReminderWorker>();
    }

    public static void AddConsole(this IServiceCollection services, ServerSettings settings, LoadedKnowledge knowledge)
    {
        services.AddSingleton(new ContentReport(knowledge.Problems)).AddSingleton(knowledge.Passwords);
        services.AddSingleton(provider => new AreaMap(() => provider.GetRequiredService<TurnSource>().Current.Knowledge.Gazetteer));
        services.AddStaffConsole(new ConsoleSettings(settings.PublicUrl, settings.StaffIdle));
    }

    // Keys lie with the data and nowhere in a home folder; logs go to standard error, which is not read by programs.
    public static void AddKeysAndLogs(this WebApplicationBuilder builder, ServerSettings settings)
    {
        DataProtectionCipher.Configure(builder.Services.AddDataProtection().PersistKeysToFileSystem(settings.Keys.Folder));
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
