using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using SafeHelp.Channels.WebChat.Tokens;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>A talk as a WebSocket: each text frame one set of activities.</summary>
internal sealed class StreamRoute(
    Doorkeeper door, UsedTickets used, Origins origins, ActivityReader reader, Reading reading, RateLimits limits, OpenStreams streams, Talks talks, IHostApplicationLifetime server)
{
    // An empty frame now and then keeps phone networks from cutting a silent connection.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(25);

    // A client that says that it is alive every second for a day stays below; after more it may come again.
    private const int MostHeard = 1024 * 1024;
    private const int FrameCost = 8;

    public async Task RunAsync(HttpContext http)
    {
        var conversationId = http.Request.RouteValues["conversationId"] as string ?? "";
        var entry = await EnterAsync(http, conversationId);
        if (entry.Refusal is not null)
        {
            await entry.Refusal.ExecuteAsync(http);
            return;
        }

        using var place = streams.TryOpen(http, conversationId);
        if (place is null)
        {
            await DirectLineAnswers.TooMany().ExecuteAsync(http);
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, server.ApplicationStopping);
        var hearing = HearAsync(socket, stop);
        await SpeakAsync(socket, reading.Of(http.Request, conversationId, entry.UserId), Watermark.Of(http.Request), stop.Token);
        await CloseAsync(socket);
        await stop.CancelAsync();
        await hearing;
    }

    // CORS does not hold for WebSockets, so the origin is checked here.
    private async Task<TalkEntry> EnterAsync(HttpContext http, string conversationId)
    {
        if (!http.WebSockets.IsWebSocketRequest) return new TalkEntry(DirectLineAnswers.Malformed("Open this address as a WebSocket."), "");
        if (!origins.Allows(http.Request)) return new TalkEntry(DirectLineAnswers.ForeignOrigin(), "");
        if (!limits.AllowsStream(http)) return new TalkEntry(DirectLineAnswers.TooMany(), "");
        var access = door.OfTicket(http.Request.Query[StreamAddress.TicketName].ToString(), used);
        if (access is Access.Expired) return new TalkEntry(DirectLineAnswers.Expired(), "");
        if (access is not Access.ToTalk talk || talk.ConversationId != conversationId) return new TalkEntry(DirectLineAnswers.Forbidden(), "");
        var hasEnded = await talks.HasEndedAsync(conversationId, http.RequestAborted);
        return new TalkEntry(hasEnded ? DirectLineAnswers.Expired() : null, talk.UserId);
    }

    private async Task SpeakAsync(WebSocket socket, TalkReader who, long after, CancellationToken stop)
    {
        try
        {
            while (socket.State is WebSocketState.Open)
            {
                var set = await reader.WaitAsync(who, after, Heartbeat, stop);
                if (set is null) return;
                after = long.Parse(set.Watermark, CultureInfo.InvariantCulture);
                await SendAsync(socket, set, stop);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or WebSocketException)
        {
            // The client left or the server stops; the client comes back with its watermark.
        }
    }

    private static ValueTask SendAsync(WebSocket socket, ActivitySet set, CancellationToken stop)
    {
        var frame = set.Activities.Count == 0 ? [] : JsonSerializer.SerializeToUtf8Bytes(set, DirectLineJson.Wire.ActivitySet);
        return socket.SendAsync(frame.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, stop);
    }

    // Clients send only empty frames; anything else is read and forgotten, but nobody may send without end.
    private static async Task HearAsync(WebSocket socket, CancellationTokenSource stop)
    {
        var buffer = new byte[1024];
        try
        {
            var heard = 0;
            while (heard < MostHeard && await socket.ReceiveAsync(buffer.AsMemory(), stop.Token) is { MessageType: not WebSocketMessageType.Close } frame) heard += FrameCost + frame.Count;
        }
        catch (Exception over) when (over is OperationCanceledException or WebSocketException)
        {
            // The connection is gone, which is all there was to hear.
        }

        await stop.CancelAsync();
    }

    private static async Task CloseAsync(WebSocket socket)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, null, soon.Token);
        }
        catch (Exception over) when (over is OperationCanceledException or WebSocketException)
        {
            // It closed by itself meanwhile.
        }
    }
}
