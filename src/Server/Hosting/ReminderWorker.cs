using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Server.Hosting;

/// <summary>Sends the day's reminders in the morning, Vietnamese time, and tries again where the mail server did not take them.</summary>
internal sealed class ReminderWorker(Reminders reminders, SmtpSettings smtp, ServerSettings settings, TimeProvider clock, IWorkLog log) : BackgroundService
{
    private const int MorningHour = 7;

    private static readonly TimeSpan VietnamTime = TimeSpan.FromHours(7);
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(15);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var mailer = new SmtpMailer(smtp);
        return Steadily.RunAsync(nameof(ReminderWorker), stop => SendAsync(mailer, stop), stop => Task.Delay(Round, clock, stop), log, stoppingToken);
    }

    private Task SendAsync(SmtpMailer mailer, CancellationToken stop) =>
        clock.GetUtcNow().ToOffset(VietnamTime).Hour >= MorningHour ? reminders.SendAsync(mailer, new Uri(settings.PublicUrl), stop) : Task.CompletedTask;
}
