namespace SafeHelp.Bot.Tokens;

/// <summary>Where the tokens of a channel that changes them are kept, encrypted, for all processes.</summary>
public interface ITokenStore
{
    /// <summary>The pair in force; null while none was kept.</summary>
    Task<TokenPair?> ReadAsync(string channelId, CancellationToken cancel);

    /// <summary>Keeps the pair that an administrator's consent gave, once for each consent: a second call with the same one changes nothing, for its tokens are spent.</summary>
    /// <param name="consent">Fingerprint of the consent.</param>
    Task KeepFirstAsync(string channelId, string consent, TokenPair pair, CancellationToken cancel);

    /// <summary>Keeps the pair in place of the one before. Returns only after it is on disk: the old refresh token is worth nothing any more.</summary>
    Task KeepAsync(string channelId, TokenPair pair, CancellationToken cancel);

    /// <summary>Takes the right to renew the pair, for one owner among all processes, until it is let go or <paramref name="until"/> has passed.</summary>
    /// <returns>False while another owner has it.</returns>
    Task<bool> TryLeaseAsync(string channelId, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancel);

    /// <summary>Lets the right go; nothing happens if <paramref name="owner"/> does not have it.</summary>
    Task ReleaseAsync(string channelId, string owner, CancellationToken cancel);
}
