using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SafeHelp.Support.Vendors;

/// <summary>A mail server that takes every letter, or none.</summary>
public sealed class SmtpStandIn : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();

    public SmtpStandIn()
    {
        listener.Start();
        _ = ListenAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>True to answer every letter as a full box does.</summary>
    public bool Refuses { get; set; }

    /// <summary>Letters as they came, with their headers.</summary>
    public ConcurrentQueue<string> Letters { get; } = new();

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (!stop.IsCancellationRequested) _ = TalkAsync(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return;
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream());
            await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 stand-in");
            while (await reader.ReadLineAsync() is { } line && !line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase)) await AnswerAsync(line, reader, writer);
        }
    }

    private async Task AnswerAsync(string line, StreamReader reader, StreamWriter writer)
    {
        if (Refuses && line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase))
        {
            await writer.WriteLineAsync("452 box full");
            return;
        }

        if (!line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
        {
            await writer.WriteLineAsync("250 ok");
            return;
        }

        await writer.WriteLineAsync("354 go on");
        var letter = new List<string>();
        while (await reader.ReadLineAsync() is { } part && part != ".") letter.Add(part);
        Letters.Enqueue(string.Join('\n', letter));
        await writer.WriteLineAsync("250 taken");
    }
}
