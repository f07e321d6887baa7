using SafeHelp.Bot.Tokens;

namespace SafeHelp.Support;

/// <summary>A token store in memory, shared by as many "processes" as a test wants.</summary>
public sealed class KeptTokens : ITokenStore
{
    private readonly Lock gate = new();
    private readonly HashSet<string> consents = [];
    private (string Owner, DateTimeOffset Until)? lease;

    public TokenPair? Pair { get; private set; }

    public Task<TokenPair?> ReadAsync(string channelId, CancellationToken cancel)
    {
        lock (gate) return Task.FromResult(Pair);
    }

    public Task KeepFirstAsync(string channelId, string consent, TokenPair pair, CancellationToken cancel)
    {
        lock (gate) Pair = consents.Add(consent) ? pair : Pair;
        return Task.CompletedTask;
    }

    public Task KeepAsync(string channelId, TokenPair pair, CancellationToken cancel)
    {
        lock (gate) Pair = pair;
        return Task.CompletedTask;
    }

    public Task<bool> TryLeaseAsync(string channelId, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancel)
    {
        lock (gate)
        {
            var isFree = lease is not { } held || held.Owner == owner || held.Until <= now;
            if (isFree) lease = (owner, until);
            return Task.FromResult(isFree);
        }
    }

    public Task ReleaseAsync(string channelId, string owner, CancellationToken cancel)
    {
        lock (gate) lease = lease?.Owner == owner ? null : lease;
        return Task.CompletedTask;
    }
}
