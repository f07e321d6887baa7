using System.Security.Cryptography;
using System.Text;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Tokens;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.Zalo;

/// <summary>
/// The account's tokens. A refresh token can be used once: whoever loses the answer needs an administrator to consent anew. Hence one renewal at a
/// time among all processes, and the new pair is on disk before anybody uses it.
/// </summary>
internal sealed class ZaloTokens(ZaloOptions options, ZaloApi api, ITokenStore store, IOperatorAlarm alarm, TimeProvider clock) : IDisposable
{
    // Longer than a renewal can take, so that a slow one is never overtaken.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    // Another process's renewal is waited for no longer than a reply's own lease allows.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    // Read for every reply, it would cost as much as the reply's own statements.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly string owner = Guid.NewGuid().ToString("N");
    private readonly SemaphoreSlim one = new(1);
    private readonly Quiet failed = new(clock);
    private volatile bool isFirstKept;
    private volatile Seen? seen;

    /// <summary>The pair in force; null when there is none at all.</summary>
    public async Task<TokenPair?> CurrentAsync(CancellationToken cancel)
    {
        if (!isFirstKept) await KeepFirstAsync(cancel);
        var pair = await store.ReadAsync(ZaloEvent.ChannelId, cancel);
        seen = new Seen(pair, clock.GetUtcNow());
        return pair;
    }

    /// <summary>The pair to send with, a few seconds old at most: one that another process has replaced since is refused, and asked for anew then.</summary>
    public ValueTask<TokenPair?> ToSendAsync(CancellationToken cancel) =>
        seen is { Pair: { } pair } last && (clock.GetUtcNow() - last.At).Duration() < Fresh ? new(pair) : new(CurrentAsync(cancel));

    /// <summary>The pair after <paramref name="spent"/>: another process's if it was faster, else a new one; null when none can be had now.</summary>
    public async Task<TokenPair?> RenewAsync(TokenPair spent, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            return await NextAsync(spent, cancel);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<TokenPair?> NextAsync(TokenPair spent, CancellationToken cancel)
    {
        for (var deadline = clock.GetUtcNow() + LongestWait; clock.GetUtcNow() < deadline; await Task.Delay(LookAgain, clock, cancel))
        {
            if (await CurrentAsync(cancel) is { } current && current.AccessToken != spent.AccessToken) return current;
            if (failed.Left is not null) return null;
            var now = clock.GetUtcNow();
            if (await store.TryLeaseAsync(ZaloEvent.ChannelId, owner, now, now + Lease, cancel)) return await BuyAsync(spent, cancel);
        }

        failed.Keep(AfterFailure);
        return null;
    }

    private async Task<TokenPair?> BuyAsync(TokenPair spent, CancellationToken cancel)
    {
        try
        {
            // Looked at again under the lease: the one who had it before us has just kept a new pair.
            var current = await CurrentAsync(cancel) ?? spent;
            return current.AccessToken == spent.AccessToken ? await ExchangeAsync(current) : current;
        }
        finally
        {
            await store.ReleaseAsync(ZaloEvent.ChannelId, owner, CancellationToken.None);
        }
    }

    // Not to be cancelled: once asked for, the answer is the only valid pair in the world.
    private async Task<TokenPair?> ExchangeAsync(TokenPair current)
    {
        var answer = await api.RenewAsync(current.RefreshToken, CancellationToken.None);
        if (ZaloGrant.Of(answer) is not { } grant)
        {
            failed.Keep(AfterFailure);
            alarm.Raise(ZaloEvent.ChannelId, $"token-not-renewed: {ZaloGrant.Why(answer)}");
            return null;
        }

        var next = new TokenPair(grant.AccessToken, grant.RefreshToken, clock.GetUtcNow() + grant.RenewAfter);
        await store.KeepAsync(ZaloEvent.ChannelId, next, CancellationToken.None);
        seen = null;
        return next;
    }

    private async Task KeepFirstAsync(CancellationToken cancel)
    {
        if (options.RefreshToken.Length > 0)
        {
            var first = new TokenPair(options.AccessToken, options.RefreshToken, clock.GetUtcNow() + ZaloGrant.StandardRenewal);
            var consent = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(options.RefreshToken)));
            await store.KeepFirstAsync(ZaloEvent.ChannelId, consent, first, cancel);
        }

        isFirstKept = true;
    }

    private sealed record Seen(TokenPair? Pair, DateTimeOffset At);
}
