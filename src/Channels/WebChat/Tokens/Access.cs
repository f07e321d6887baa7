namespace SafeHelp.Channels.WebChat.Tokens;

/// <summary>What the caller of a Direct Line route may do.</summary>
internal abstract record Access
{
    private Access()
    {
    }

    /// <summary>The token of one talk.</summary>
    public sealed record ToTalk(string ConversationId, string UserId) : Access;

    /// <summary>The secret: every talk, and new tokens.</summary>
    public sealed record ToAll : Access;

    /// <summary>No bearer token was sent.</summary>
    public sealed record Missing : Access;

    /// <summary>A token that was good once.</summary>
    public sealed record Expired : Access;

    /// <summary>Not ours.</summary>
    public sealed record Invalid : Access;
}
