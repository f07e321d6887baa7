namespace SafeHelp.Storage;

/// <summary>A talk's name, by which work on it is put in order.</summary>
internal static class SqlTalk
{
    /// <param name="channelId">Its channel.</param>
    /// <param name="mark">As it stands in the database, where rows are locked in the same order.</param>
    public static string Name(string channelId, string mark) => $"{channelId}/{mark}";

    public static string Of(TalkCipher talks, string channelId, string conversationId) => Name(channelId, talks.Talk(channelId, conversationId));
}
