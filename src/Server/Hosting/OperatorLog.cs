using SafeHelp.Bot.Outbox;

namespace SafeHelp.Server.Hosting;

/// <summary>Alarms as log lines of their own event id, for whoever watches the log.</summary>
internal sealed class OperatorLog(ILogger<OperatorLog> log) : IOperatorAlarm
{
    private static readonly EventId Alarm = new(911, "OperatorAlarm");

    public void Raise(string channelId, string why) => log.LogCritical(Alarm, "Alarm: {Channel}, {Why}", channelId, why);
}
