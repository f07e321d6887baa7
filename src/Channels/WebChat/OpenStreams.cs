using Microsoft.AspNetCore.Http;
using SafeHelp.Channels.Http;

namespace SafeHelp.Channels.WebChat;

/// <summary>Streams that are open now, by talk and by address: each holds a connection and memory for as long as its client likes.</summary>
internal sealed class OpenStreams(WebChatOptions options)
{
    // A phone that lost its net opens another while the old one is not yet known to be dead.
    private const int MostOfTalk = 4;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> open = [];

    /// <returns>Null when there are too many; else closed by whoever opened it.</returns>
    public IDisposable? TryOpen(HttpContext http, string conversationId)
    {
        var (talk, address) = ($"talk {conversationId}", $"from {AddressLimit.Address(http)}");
        lock (gate)
        {
            if (open.GetValueOrDefault(talk) >= MostOfTalk || open.GetValueOrDefault(address) >= options.StreamsPerAddress) return null;
            Count(talk, 1);
            Count(address, 1);
        }

        return new OpenStream(this, talk, address);
    }

    private void Close(string talk, string address)
    {
        lock (gate)
        {
            Count(talk, -1);
            Count(address, -1);
        }
    }

    private void Count(string key, int more)
    {
        var now = open.GetValueOrDefault(key) + more;
        if (now > 0) open[key] = now;
        else open.Remove(key);
    }

    private sealed class OpenStream(OpenStreams streams, string talk, string address) : IDisposable
    {
        public void Dispose() => streams.Close(talk, address);
    }
}
