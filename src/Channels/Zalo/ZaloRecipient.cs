namespace SafeHelp.Channels.Zalo;

/// <summary>Whom to answer: a user, or somebody who writes without having signed in, known only within one talk.</summary>
internal sealed record ZaloRecipient(string Id, string? AnonymousTalk)
{
    private const char Separator = '/';

    public static ZaloRecipient Of(string conversationId)
    {
        var parts = conversationId.Split(Separator, 2);
        return new ZaloRecipient(parts[0], parts.Length == 2 ? parts[1] : null);
    }

    public override string ToString() => AnonymousTalk is null ? Id : $"{Id}{Separator}{AnonymousTalk}";

    /// <summary>Anonymous talks stayed on the old version of the API.</summary>
    public string Path => AnonymousTalk is null ? "/v3.0/oa/message/cs" : "/v2.0/oa/message";

    public object Json => AnonymousTalk is null ? new { UserId = Id } : new { AnonymousId = Id, ConversationId = AnonymousTalk };
}
