using System.Collections.Concurrent;

namespace SafeHelp.Channels.WebChat.Tokens;

/// <summary>Stream tickets that were used, kept until they would have expired anyway.</summary>
internal sealed class UsedTickets(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> used = new();

    /// <summary>True the first time a ticket is seen.</summary>
    public bool TryUse(TalkToken ticket)
    {
        foreach (var (serial, expires) in used)
        {
            if (expires < clock.GetUtcNow()) used.TryRemove(serial, out _);
        }

        return used.TryAdd(ticket.Serial, ticket.ExpiresAt);
    }
}
