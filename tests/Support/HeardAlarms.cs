using System.Collections.Concurrent;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Support;

/// <summary>Remembers what operators were called for.</summary>
public sealed class HeardAlarms : IOperatorAlarm
{
    private readonly ConcurrentQueue<string> heard = new();

    public IReadOnlyList<string> Heard => [.. heard];

    public void Raise(string channelId, string why) => heard.Enqueue($"{channelId} {why}");
}
