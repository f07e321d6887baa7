using System.Security.Cryptography;
using System.Text.Json;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Storage;

/// <summary>How talks stand in the database: who they are with as keyed marks, what was said and where replies go unreadable without the keys.</summary>
internal sealed class TalkCipher(ICipher cipher)
{
    private readonly ICipher messages = cipher.ForPurpose("message");
    private readonly ICipher replies = cipher.ForPurpose("reply");
    private readonly ICipher states = cipher.ForPurpose("state");
    private readonly ICipher handovers = cipher.ForPurpose("handover");
    private readonly ICipher notes = cipher.ForPurpose("note");
    private readonly ICipher pieces = cipher.ForPurpose("piece");
    private readonly ICipher sent = cipher.ForPurpose("sent");

    private readonly JustHidden<IncomingMessage> said = new();
    private readonly JustHidden<Conversation> left = new();
    private readonly JustHidden<(string ConversationId, Reply Reply)> answered = new();

    /// <summary>A talk's name in the database.</summary>
    public string Talk(string channelId, string conversationId) => cipher.Mark($"talk\n{channelId}\n{conversationId}");

    /// <summary>A message's name in the database, by which a repeat is known.</summary>
    public string Message(string channelId, string messageId) => cipher.Mark($"message\n{channelId}\n{messageId}");

    public string Hide(IncomingMessage message) => said.Keep(messages.Protect(JsonSerializer.Serialize(message, BotJson.Stored.IncomingMessage)), Stored(message));

    public string Hide(Conversation state) => left.Keep(states.Protect(JsonSerializer.Serialize(state, BotJson.Stored.Conversation)), state);

    // The vendor's address travels with the reply: it is written nowhere else, and goes with it.
    public string Hide(string conversationId, Reply reply) =>
        answered.Keep(replies.Protect($"{conversationId}\n{JsonSerializer.Serialize(reply, BotJson.Stored.Reply)}"), (conversationId, reply));

    public string Hide(Handover handover) => handovers.Protect(JsonSerializer.Serialize(handover, BotJson.Stored.Handover));

    public string HideNote(string text) => notes.Protect(text);

    /// <summary>A piece of a message by which it is counted, and the same for reading once enough talks had it.</summary>
    public (string Mark, string Word) Piece(string piece) => (cipher.Mark($"piece\n{piece}"), pieces.Protect(piece));

    public string? Hide(IReadOnlyList<string> sentIds) => sentIds.Count == 0 ? null : sent.Protect(JsonSerializer.Serialize(sentIds));

    /// <returns>Null when its key is gone.</returns>
    public IncomingMessage? Message(string hidden)
    {
        if (said.TryTake(hidden, out var message)) return message;
        return Open(messages, hidden) is { } json ? JsonSerializer.Deserialize(json, BotJson.Stored.IncomingMessage) : null;
    }

    /// <returns>A new talk when nothing is known of it any more.</returns>
    public Conversation State(string? hidden)
    {
        if (hidden is null) return Conversation.New;
        if (left.TryTake(hidden, out var state)) return state!;
        return Open(states, hidden) is { } json ? JsonSerializer.Deserialize(json, BotJson.Stored.Conversation)! : Conversation.New;
    }

    /// <returns>The vendor's address and what goes there; null when the key is gone.</returns>
    public (string ConversationId, Reply Reply)? Reply(string hidden)
    {
        if (answered.TryTake(hidden, out var reply)) return reply;
        if (Open(replies, hidden) is not { } text) return null;
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return (text[..end], JsonSerializer.Deserialize(text.AsSpan(end + 1), BotJson.Stored.Reply)!);
    }

    /// <returns>Null when its key is gone.</returns>
    public Handover? Handover(string hidden) => Open(handovers, hidden) is { } json ? JsonSerializer.Deserialize(json, BotJson.Stored.Handover) : null;

    public string Note(string hidden) => Open(notes, hidden) ?? "";

    /// <returns>Null when its key is gone.</returns>
    public string? Word(string hidden) => Open(pieces, hidden);

    public IReadOnlyList<string> SentIds(string hidden) => Open(sent, hidden) is { } json ? JsonSerializer.Deserialize<string[]>(json) ?? [] : [];

    /// <summary>Keeps nothing in memory of what was hidden a moment ago.</summary>
    public void Forget()
    {
        said.Forget();
        left.Forget();
        answered.Forget();
    }

    // What is never written is not remembered either.
    private static IncomingMessage Stored(IncomingMessage message) => message with { Location = null, IsUrgent = false };

    // One row whose key was thrown away must not hold up everybody else's.
    private static string? Open(ICipher cipher, string hidden)
    {
        try
        {
            return cipher.Unprotect(hidden);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
