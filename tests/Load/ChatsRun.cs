using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using SafeHelp.Support.Databases;
using SafeHelp.Support.Live;

namespace SafeHelp.Load;

/// <summary>Opens many web chats, each with its WebSocket, and writes in some of them.</summary>
internal sealed class ChatsRun(string server)
{
    private const int AtOnce = 50;
    private const int Writers = 200;
    private const string ForwardedFor = "X-Forwarded-For";

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromMinutes(1) };

    public static async Task RunAsync(LoadPlan plan, string database)
    {
        var folder = Directory.CreateTempSubdirectory("safehelp-load").FullName;
        await using var postgres = database == "postgres" ? await PostgresServer.StartAsync(isDurable: true) : null;
        await using var vendor = await CrowdVendor.StartAsync();
        var connection = postgres is null ? $"Data Source={Path.Combine(folder, "safehelp.db")}" : await postgres.CreateDatabaseAsync();
        await using (var server = await MeasuredServer.StartAsync(ServerSetting.ForZalo(folder, connection, vendor.Address)))
        {
            var before = server.Spent.Memory;
            var run = new ChatsRun(server.Address);
            var chats = await run.OpenAsync(plan.Chats);
            await Task.Delay(TimeSpan.FromSeconds(10));
            var held = server.Spent.Memory;
            var answered = new Figures();
            foreach (var writers in chats.Take(Writers).Chunk(10)) await Task.WhenAll(writers.Select(chat => run.WriteAsync(chat, answered)));
            var open = chats.Count(chat => chat.Socket.State == WebSocketState.Open);
            Console.WriteLine($"{database}: {open} of {plan.Chats} web chats open, greeted; server {before / 1048576} MiB before, {held / 1048576} MiB with them, {server.Spent.Memory / 1048576} MiB after {Writers} wrote; {answered.Count} answered in p50 / p95 / p99 {answered} ms");
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task<IReadOnlyList<Chat>> OpenAsync(int count)
    {
        var chats = new Chat[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => chats[i] = await OpenOneAsync(i));
        return chats;
    }

    // Each comes from an address of its own, as people do: the server counts requests by address.
    private async Task<Chat> OpenOneAsync(int number)
    {
        var token = (await PostAsync("/webchat/token", number, null, null)).GetProperty("token").GetString()!;
        var opened = await PostAsync("/v3/directline/conversations", number, token, null);
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader(ForwardedFor, AddressOf(number));
        await socket.ConnectAsync(new Uri(opened.GetProperty("streamUrl").GetString()!), default);
        var chat = new Chat(number, token, opened.GetProperty("conversationId").GetString()!, socket);
        await chat.HearAsync(TimeSpan.FromMinutes(1));
        return chat;
    }

    private static string AddressOf(int number) => $"10.{number >> 16}.{(number >> 8) & 255}.{number & 255}";

    private async Task WriteAsync(Chat chat, Figures answered)
    {
        var start = Stopwatch.GetTimestamp();
        await PostAsync($"/v3/directline/conversations/{chat.Conversation}/activities", chat.Number, chat.Token, new { type = "message", text = "cảm ơn bạn nhiều", from = new { id = "me" } });
        // The own message comes back first, the answer after it; both in one frame when the answer was quick.
        while (!(await chat.HearAsync(TimeSpan.FromMinutes(1))).Contains("\"bot\"", StringComparison.Ordinal))
        {
        }

        answered.Add(Stopwatch.GetElapsedTime(start));
    }

    private async Task<JsonElement> PostAsync(string path, int number, string? token, object? body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server + path);
        request.Headers.Add(ForwardedFor, AddressOf(number));
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        request.Content = body is null ? new StringContent("", Encoding.UTF8, "application/json") : JsonContent.Create(body);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private sealed record Chat(int Number, string Token, string Conversation, ClientWebSocket Socket)
    {
        /// <summary>The next frame that says anything.</summary>
        public async Task<string> HearAsync(TimeSpan patience)
        {
            using var timeout = new CancellationTokenSource(patience);
            var buffer = new byte[32 * 1024];
            while (true)
            {
                var text = new StringBuilder();
                WebSocketReceiveResult frame;
                do
                {
                    frame = await Socket.ReceiveAsync(buffer, timeout.Token);
                    text.Append(Encoding.UTF8.GetString(buffer, 0, frame.Count));
                }
                while (!frame.EndOfMessage);
                if (text.Length > 0) return text.ToString();
            }
        }
    }
}
