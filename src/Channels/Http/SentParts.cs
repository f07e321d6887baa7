using System.Collections.Concurrent;
using System.Text.Json;

namespace SafeHelp.Channels.Http;

/// <summary>
/// Remembers how far a reply of several messages got, so that trying it again does not repeat its beginning. Only in memory: after a crash the
/// person may read a piece twice, which is better than not at all.
/// </summary>
internal sealed class SentParts
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, Parts> sent = new();

    public int Count(string conversationId, IReadOnlyList<object> messages) => Of(conversationId, messages)?.Count ?? 0;

    /// <summary>Notes one more message as sent.</summary>
    /// <param name="messageId">The vendor's id of it; "" where there is none.</param>
    public void Note(string conversationId, IReadOnlyList<object> messages, string messageId)
    {
        if (sent.Count >= Most) sent.Clear();
        var before = Of(conversationId, messages);
        string[] ids = messageId.Length == 0 ? [] : [messageId];
        sent[conversationId] = new Parts(before?.Messages ?? Print(messages), (before?.Count ?? 0) + 1, [.. before?.Ids ?? [], .. ids]);
    }

    /// <summary>Forgets a reply that went out whole.</summary>
    /// <returns>The vendor's ids of its messages.</returns>
    public IReadOnlyList<string> Forget(string conversationId) => sent.TryRemove(conversationId, out var last) ? last.Ids : [];

    private Parts? Of(string conversationId, IReadOnlyList<object> messages) =>
        sent.TryGetValue(conversationId, out var last) && last.Messages == Print(messages) ? last : null;

    // A fingerprint: what was said must not stay in memory for longer than its sending.
    private static string Print(IReadOnlyList<object> messages) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(messages, WireJson.Written)));

    private sealed record Parts(string Messages, int Count, IReadOnlyList<string> Ids);
}
