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

    private readonly ConcurrentDictionary<string, (string Messages, int Count)> sent = new();

    public int Count(string conversationId, IReadOnlyList<object> messages) =>
        sent.TryGetValue(conversationId, out var last) && last.Messages == Print(messages) ? last.Count : 0;

    public void Note(string conversationId, IReadOnlyList<object> messages, int count)
    {
        if (sent.Count >= Most) sent.Clear();
        sent[conversationId] = (Print(messages), count);
    }

    public void Forget(string conversationId) => sent.TryRemove(conversationId, out _);

    // A fingerprint: what was said must not stay in memory for longer than its sending.
    private static string Print(IReadOnlyList<object> messages) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(messages, WireJson.Written)));
}
