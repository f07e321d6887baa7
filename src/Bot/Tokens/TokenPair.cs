namespace SafeHelp.Bot.Tokens;

/// <summary>A vendor's access token and the refresh token that buys the next pair, once.</summary>
/// <param name="RenewAt">When to ask for the next pair, well before this one expires.</param>
public sealed record TokenPair(string AccessToken, string RefreshToken, DateTimeOffset RenewAt)
{
    // A record prints its members; these must not reach a log or an exception text.
    public override string ToString() => nameof(TokenPair);
}
