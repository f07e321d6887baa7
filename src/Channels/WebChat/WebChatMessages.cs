using SafeHelp.Bot.Activities;

namespace SafeHelp.Channels.WebChat;

/// <summary>The messages of a web chat that nobody typed, and how messages are named.</summary>
internal static class WebChatMessages
{
    public const string Channel = "webchat";

    /// <summary>Unique over all talks, and the same for the same client id.</summary>
    public static string Id(string conversationId, string? clientId) => $"{conversationId}|{clientId ?? Guid.NewGuid().ToString("N")}";

    /// <summary>One a talk, so that opening it again does not greet again.</summary>
    public static IncomingMessage Joined(string conversationId) => Sign(conversationId, MessageKind.Joined);

    public static IncomingMessage Left(string conversationId) => Sign(conversationId, MessageKind.Left);

    public static IncomingMessage Picture(string conversationId) =>
        new(Channel, Id(conversationId, null), conversationId, MessageKind.Media, "");

    // No client can make this id: theirs begin with the talk, which is never called "Joined".
    private static IncomingMessage Sign(string conversationId, MessageKind kind) =>
        new(Channel, $"{kind}|{conversationId}", conversationId, kind, "");
}
