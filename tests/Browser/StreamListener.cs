using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;

namespace SafeHelp.Browser.Tests;

/// <summary>A browser's worth of client: holds a talk's stream, and comes back with its watermark when it is cut.</summary>
internal sealed class StreamListener(DirectLineTalk talk)
{
    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentQueue<string> heard = new();
    private string watermark = "";

    public DirectLineTalk Talk => talk;

    /// <summary>Ids of the activities in the order in which they came, repeats too.</summary>
    public IReadOnlyList<string> Heard => [.. heard];

    public int Connections { get; private set; }

    public async Task RunAsync(CancellationToken stop)
    {
        for (var address = talk.StreamUrl; !stop.IsCancellationRequested; address = await AgainAsync(stop))
        {
            try
            {
                await ListenAsync(address, stop);
            }
            catch (Exception cut) when (cut is WebSocketException or HttpRequestException)
            {
                await Task.Delay(BeforeTryingAgain, stop);
            }
        }
    }

    // As Microsoft's client does: an address opens one stream, so a new one is asked for until the server is back.
    private async Task<string> AgainAsync(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return await talk.ReconnectAsync(watermark);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(BeforeTryingAgain, stop);
            }
        }
    }

    private async Task ListenAsync(string address, CancellationToken stop)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(address), stop);
        Connections++;
        using var frame = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), stop);
            if (part.MessageType is WebSocketMessageType.Close) return;
            await frame.WriteAsync(buffer.AsMemory(0, part.Count), stop);
            if (!part.EndOfMessage) continue;
            if (frame.Length > 0) Hear(JsonDocument.Parse(frame.ToArray()).RootElement);
            frame.SetLength(0);
        }
    }

    private void Hear(JsonElement set)
    {
        foreach (var activity in set.GetProperty("activities").EnumerateArray()) heard.Enqueue(activity.GetProperty("id").GetString()!);
        watermark = set.GetProperty("watermark").GetString()!;
    }
}
