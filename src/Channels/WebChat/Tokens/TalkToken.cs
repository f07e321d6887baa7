namespace SafeHelp.Channels.WebChat.Tokens;

/// <summary>What a token opens: one talk, for one user, until it expires.</summary>
/// <param name="Serial">Tells tokens of one talk apart, so that a stream ticket can be used up.</param>
internal sealed record TalkToken(TokenUse Use, string ConversationId, string UserId, DateTimeOffset ExpiresAt, string Serial);

/// <summary>What a token is good for; one kind never passes for the other.</summary>
internal enum TokenUse
{
    /// <summary>Sent as a bearer token with each request.</summary>
    Bearer,

    /// <summary>Stands in the address of a stream, hence short-lived and good for one connection.</summary>
    Stream,
}
