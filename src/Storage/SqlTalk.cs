namespace SafeHelp.Storage;

/// <summary>A talk's name, by which work on it is put in order.</summary>
internal static class SqlTalk
{
    public static string Name(string channelId, string conversationId) => $"{channelId}/{conversationId}";
}
