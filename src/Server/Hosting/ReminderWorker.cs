using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Server.Hosting;

/// <summary>Sends the day's reminders in the morning, Vietnamese time, and tries again where the mail server did not take them.</summary>
internal sealed class ReminderWorker(Reminders reminders, SmtpSettings smtp, ServerSettings settings, TimeProvider clock, IWorkLog log) : BackgroundService
{
    private const int MorningHour = 7;

    private static readonly TimeSpan VietnamTime = TimeSpan.FromHours(7);
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var mailer = new SmtpMailer(smtp);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (clock.GetUtcNow().ToOffset(VietnamTime).Hour >= MorningHour) await SendAsync(mailer, stoppingToken);
            await Task.Delay(Round, clock, stoppingToken);
        }
    }

    private async Task SendAsync(SmtpMailer mailer, CancellationToken cancel)
    {
        try
        {
            await reminders.SendAsync(mailer, new Uri(settings.PublicUrl), cancel);
        }
        catch (Exception fault) when (fault is MailFailedException or System.Data.Common.DbException)
        {
            log.WorkerFailed(nameof(ReminderWorker), fault);
        }
    }
}
