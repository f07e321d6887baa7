using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Server.Hosting;

/// <summary>Alarms as log lines of the highest kind, which an operator is woken by.</summary>
internal sealed class OperatorAlarm(ILogger<OperatorAlarm> log) : IOperatorAlarm
{
    public void Raise(string channelId, string why) => log.LogCritical("Channel {Channel} needs an operator: {Why}", channelId, why);
}

/// <summary>The workers' reports as log lines. Exceptions are named by type and place in code only: their texts may carry what a person wrote.</summary>
internal sealed class WorkLog(ILogger<WorkLog> log, LineMeters meters) : IWorkLog
{
    public void TurnFailed(long conversationKey, long sequence, Exception fault) =>
        log.LogError("Turn failed: conversation {Conversation}, activity {Sequence}, {Fault}", conversationKey, sequence, Name(fault));

    public void TurnDone(string channelId, TimeSpan took) => meters.TurnDone(channelId, took);

    public void MessageSetAside(long conversationKey, long sequence, int attempts)
    {
        meters.SetAside();
        log.LogError("Message set aside: conversation {Conversation}, activity {Sequence}, after {Attempts} attempts", conversationKey, sequence, attempts);
    }

    public void ReplySent(string channelId, TimeSpan after) => meters.ReplySent(channelId, after);

    public void DeliveryPostponed(string channelId, long conversationKey, string why, TimeSpan wait)
    {
        meters.Postponed(channelId, why);
        log.LogWarning("Delivery postponed: {Channel}, conversation {Conversation}, {Why}, {Seconds} s", channelId, conversationKey, why, (int)wait.TotalSeconds);
    }

    public void ReplyGivenUp(string channelId, long conversationKey, string why)
    {
        meters.GivenUp(channelId, why);
        log.LogError("Reply given up: {Channel}, conversation {Conversation}, {Why}", channelId, conversationKey, why);
    }

    public void ReplyWithheld(string channelId, long conversationKey, string why) =>
        log.LogError("Reply withheld, help sent in its place: {Channel}, conversation {Conversation}, {Why}", channelId, conversationKey, why);

    public void WorkerFailed(string worker, Exception fault) => log.LogError("{Worker} failed: {Fault}", worker, Name(fault));

    // Of a database's fault the code is told too, which docs/operations.md explains.
    private static string Name(Exception fault) => $"{fault.GetType().Name}{Code(fault)} at {fault.TargetSite?.DeclaringType?.Name}.{fault.TargetSite?.Name}";

    private static string Code(Exception fault) => fault switch
    {
        Microsoft.Data.Sqlite.SqliteException sqlite => $" {sqlite.SqliteErrorCode}",
        System.Data.Common.DbException { SqlState: { } state } => $" {state}",
        _ => "",
    };
}
