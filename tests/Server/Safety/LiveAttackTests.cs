using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using SafeHelp.Support;

namespace SafeHelp.Server.Tests.Safety;

/// <summary>Attacks on a real server in a process of its own, while somebody in danger writes to it.</summary>
public sealed class LiveAttackTests(AttackedServer attacked) : IClassFixture<AttackedServer>, IDisposable
{
    private const int Slow = 150;

    private readonly List<TcpClient> sockets = [];

    private ServerProcess Server => attacked.Process;

    public void Dispose() => sockets.ForEach(socket => socket.Dispose());

    [Fact]
    public async Task Who_trickles_headers_or_a_body_is_let_go_and_holds_nobody_up()
    {
        for (var i = 0; i < Slow; i++) sockets.Add(await TrickleAsync(i % 2 == 0 ? "GET / HTTP/1.1\r\nHost: localhost\r\nX-" : "POST /webhooks/telegram HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n{"));

        await AnsweredAsync();

        // 15 s for headers, ten and then 240 bytes a second for a body; one letter now and then buys no more.
        await Eventually.TrueAsync(async () =>
        {
            foreach (var socket in sockets) await DripAsync(socket);
            await Task.Delay(500);
            return sockets.TrueForAll(IsClosed);
        });
        await AnsweredAsync();
    }

    [Fact]
    public async Task A_flood_of_streams_from_one_address_is_bounded_and_endless_frames_are_cut()
    {
        var talk = await TalkAsync();
        var streams = new List<ClientWebSocket>();
        var refused = 0;
        for (var i = 0; i < 12; i++)
        {
            var stream = new ClientWebSocket();
            try
            {
                await stream.ConnectAsync(new Uri(await StreamAsync(talk)), default);
                streams.Add(stream);
            }
            catch (WebSocketException)
            {
                refused++;
            }
        }

        (streams.Count, refused).ShouldBe((4, 8), "a talk has few streams");
        await FloodAsync(streams[0]);
        await AnsweredAsync();
        foreach (var stream in streams) stream.Abort();
        await Eventually.TrueAsync(async () => await OpensAsync(talk), "what is closed makes room");
    }

    [Fact]
    public async Task A_body_without_end_is_cut_off_on_every_route()
    {
        await Task.WhenAll(new[] { "/webhooks/telegram", "/webhooks/zalo", "/webchat/token", "/v3/directline/conversations", "/api/hsds/services", "/ban-do/tim", "/staff/login" }.Select(CutOffAsync));

        await AnsweredAsync();
    }

    private async Task CutOffAsync(string path)
    {
        using var socket = new TcpClient();
        var address = new Uri(Server.Address);
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost:{address.Port}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"));
        var chunk = Encoding.ASCII.GetBytes("10000\r\n" + new string('[', 0x10000) + "\r\n");
        var sent = 0L;
        try
        {
            for (; sent < 64 * 1024 * 1024 && socket.Available == 0; sent += chunk.Length) await stream.WriteAsync(chunk);
        }
        catch (IOException)
        {
            // The server has closed it, which is what it should do.
        }

        sent.ShouldBeLessThan(40L * 1024 * 1024, $"{path} takes no more than 16 MiB, and what lies in the buffers of the network");
    }

    [Fact]
    public async Task No_line_of_the_log_is_made_by_a_stranger()
    {
        const string Forged = "crit: SafeHelp.Forged[0] everything is lost";
        using var http = new HttpClient { BaseAddress = new Uri(Server.Address) };
        foreach (var path in new[] { $"/%0d%0a{Forged}", $"/staff/login?ReturnUrl=%0a{Forged}", $"/v3/directline/conversations/%0a{Forged}/activities", $"/dia-chi/%0a{Forged}" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent($"\n{Forged}\n", Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation("User-Agent", $"x\t{Forged}");
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", $"{Forged}");
            (await http.SendAsync(request)).Dispose();
        }

        await AnsweredAsync();
        Server.Said.ShouldAllBe(line => !line.Contains("Forged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_password_tried_on_many_accounts_from_one_address_is_stopped()
    {
        var statuses = new List<string>();
        using var visitor = new SafeHelp.Support.Staff.ConsoleVisitor(Server.Address);
        for (var i = 0; i < 34; i++) statuses.Add((await visitor.SignInAsync($"can-bo-{i}@hoi.example", "Mat-khau-mau-2026")).Html);

        statuses.Take(30).ShouldAllBe(html => html.Contains("chưa đúng, hoặc tài khoản đang tạm khóa", StringComparison.Ordinal));
        statuses.Skip(30).ShouldAllBe(html => html.Contains("Đợi 15 phút", StringComparison.Ordinal), "no password is looked at any more");
        await AnsweredAsync();
    }

    // Somebody in danger opens the page's talk, writes, and gets the number: within the patience of Eventually, whatever goes on beside.
    private async Task AnsweredAsync()
    {
        var talk = await TalkAsync();
        using var http = Client(talk.Token);
        (await http.PostAsJsonAsync($"/v3/directline/conversations/{talk.Id}/activities", new { type = "message", text = "chồng em đang cầm dao đòi giết em" })).EnsureSuccessStatusCode();
        await Eventually.TrueAsync(async () => (await http.GetStringAsync($"/v3/directline/conversations/{talk.Id}/activities")).Contains("113", StringComparison.Ordinal));
    }

    private async Task<(string Id, string Token)> TalkAsync()
    {
        using var http = Client(null);
        var token = (await (await http.PostAsync(new Uri("/webchat/token", UriKind.Relative), null)).Content.ReadFromJsonAsync<JsonNode>())!;
        using var mine = Client((string)token["token"]!);
        (await mine.PostAsync(new Uri("/v3/directline/conversations", UriKind.Relative), null)).EnsureSuccessStatusCode();
        return ((string)token["conversationId"]!, (string)token["token"]!);
    }

    private HttpClient Client(string? token)
    {
        var http = new HttpClient { BaseAddress = new Uri(Server.Address) };
        if (token is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    private async Task<string> StreamAsync((string Id, string Token) talk)
    {
        using var http = Client(talk.Token);
        return (string)(await http.GetFromJsonAsync<JsonNode>($"/v3/directline/conversations/{talk.Id}"))!["streamUrl"]!;
    }

    private async Task<bool> OpensAsync((string Id, string Token) talk)
    {
        using var stream = new ClientWebSocket();
        try
        {
            await stream.ConnectAsync(new Uri(await StreamAsync(talk)), default);
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }

    private static async Task FloodAsync(ClientWebSocket stream)
    {
        var frame = new byte[256 * 1024];
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            for (var sent = 0L; sent < 256 * 1024 * 1024; sent += frame.Length) await stream.SendAsync(frame.AsMemory(), WebSocketMessageType.Binary, endOfMessage: false, soon.Token);
        }
        catch (Exception cut) when (cut is WebSocketException or IOException or OperationCanceledException)
        {
            soon.IsCancellationRequested.ShouldBeFalse("the server cuts it");
            return;
        }

        throw new InvalidOperationException("256 MiB were taken.");
    }

    private async Task<TcpClient> TrickleAsync(string beginning)
    {
        var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(Server.Address).Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(beginning));
        return socket;
    }

    private static async Task DripAsync(TcpClient socket)
    {
        try
        {
            await socket.GetStream().WriteAsync("a"u8.ToArray());
        }
        catch (Exception closed) when (closed is IOException or InvalidOperationException or ObjectDisposedException)
        {
            socket.Close();
        }
    }

    private static bool IsClosed(TcpClient socket) => socket.Client is null || !socket.Connected || (socket.Client.Poll(0, SelectMode.SelectRead) && (socket.Available > 0 || socket.Client.Receive(new byte[1], SocketFlags.Peek) == 0));
}

/// <summary>The server that is attacked.</summary>
public sealed class AttackedServer : IAsyncLifetime
{
    public ServerProcess Process { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Process = await ServerProcess.StartAsync(("SafeHelp__WebChat__Secret", "a secret of the tests only"));

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
