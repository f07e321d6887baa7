using System.Text.Json;
using Dapper;
using SafeHelp.Bot.Tokens;

namespace SafeHelp.Storage;

/// <summary>Channel tokens in SQL, encrypted.</summary>
internal sealed class SqlTokenStore(IDatabase database, ICipher cipher) : ITokenStore
{
    private const string TakeConsent = "INSERT INTO token_consent (channel, consent) VALUES (@channelId, @consent) ON CONFLICT DO NOTHING";

    private const string KeepFirst = """
        INSERT INTO token (channel, pair) VALUES (@channelId, @hidden)
        ON CONFLICT (channel) DO UPDATE SET pair = excluded.pair
        """;

    private const string Keep = "UPDATE token SET pair = @hidden WHERE channel = @channelId";

    private const string TryLease = """
        UPDATE token SET leased_by = @owner, leased_until = @until
        WHERE channel = @channelId AND (leased_by IS NULL OR leased_by = @owner OR leased_until <= @now)
        """;

    private const string Release = "UPDATE token SET leased_by = NULL, leased_until = 0 WHERE channel = @channelId AND leased_by = @owner";

    public async Task<TokenPair?> ReadAsync(string channelId, CancellationToken cancel)
    {
        var hidden = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<string?>("SELECT pair FROM token WHERE channel = @channelId", new { channelId }), cancel);
        return hidden is null ? null : JsonSerializer.Deserialize<TokenPair>(cipher.Unprotect(hidden));
    }

    public Task KeepFirstAsync(string channelId, string consent, TokenPair pair, CancellationToken cancel) =>
        database.WriteAsync(
            async connection =>
            {
                var isNew = await connection.ExecuteAsync(TakeConsent, new { channelId, consent }) == 1;
                return isNew ? await connection.ExecuteAsync(KeepFirst, new { channelId, hidden = Hide(pair) }) : 0;
            },
            cancel);

    public Task KeepAsync(string channelId, TokenPair pair, CancellationToken cancel) => RunAsync(Keep, new { channelId, hidden = Hide(pair) }, cancel);

    public async Task<bool> TryLeaseAsync(string channelId, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancel) =>
        await RunAsync(TryLease, new { channelId, owner, now = now.ToUnixTimeMilliseconds(), until = until.ToUnixTimeMilliseconds() }, cancel) == 1;

    public Task ReleaseAsync(string channelId, string owner, CancellationToken cancel) => RunAsync(Release, new { channelId, owner }, cancel);

    private string Hide(TokenPair pair) => cipher.Protect(JsonSerializer.Serialize(pair));

    private Task<int> RunAsync(string sql, object values, CancellationToken cancel) =>
        database.WriteAsync(connection => connection.ExecuteAsync(sql, values), cancel);
}
