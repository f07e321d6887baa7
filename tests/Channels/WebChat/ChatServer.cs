using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SafeHelp.Bot.Activities;
using SafeHelp.Bot.Inbox;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;
using SafeHelp.Channels.WebChat;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Support;

namespace SafeHelp.Channels.Tests.WebChat;

/// <summary>The web chat on loopback, with talks in memory and a bot that says what the test lets it say.</summary>
public sealed class ChatServer : IAsyncDisposable
{
    public const string Secret = "a secret of the tests only";
    public const string UnionSite = "https://hoi.example";

    private static readonly Lazy<Turn> Turn = new(LoadTurn);

    private readonly WebApplication app;
    private readonly HttpClient http;

    private ChatServer(WebApplication app, MemoryTalks talks, FakeTime clock)
    {
        (this.app, Talks, Clock) = (app, talks, clock);
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        http = new HttpClient { BaseAddress = new Uri(Address) };
    }

    public MemoryTalks Talks { get; }

    public FakeTime Clock { get; }

    public string Address { get; }

    /// <summary>What processes that share a database tell each other.</summary>
    public NewsBoard Board => app.Services.GetRequiredService<NewsBoard>();

    public static async Task<ChatServer> StartAsync(Func<WebChatOptions, WebChatOptions>? adapt = null)
    {
        var clock = new FakeTime(new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero));
        var talks = new MemoryTalks(clock);
        var options = new WebChatOptions(Secret, [UnionSite], new Uri("http://localhost:5080"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton<IInbox>(talks).AddSingleton<ITranscript>(talks);
        builder.Services.AddSingleton(new TurnSource(Turn.Value)).AddSingleton<TurnSignal>().AddSingleton<Intake>();
        builder.Services.AddWebChat(adapt?.Invoke(options) ?? options);
        var app = builder.Build();
        app.MapWebChat();
        await app.StartAsync();
        return new ChatServer(app, talks, clock);
    }

    /// <summary>The bot says something and it is delivered.</summary>
    public async Task SayAsync(string conversationId, Reply reply)
    {
        Talks.Say("webchat", conversationId, reply);
        var sender = app.Services.GetServices<IChannelSender>().Single();
        (await sender.SendAsync(conversationId, reply, CancellationToken.None)).ShouldBeOfType<Delivery.Sent>();
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? bearer = null, string? body = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (bearer is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {bearer}");
        if (origin is not null) request.Headers.TryAddWithoutValidation("Origin", origin);
        if (body is not null) request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        // As careful clients do with a large body: else the refusal may meet a pipe that the server has closed.
        request.Headers.ExpectContinue = body?.Length > 1_000_000;
        return await http.SendAsync(request);
    }

    /// <summary>Asks for the stream as a WebSocket client does; 101 where it opens.</summary>
    public async Task<HttpResponseMessage> OpenStreamAsync(string conversationId, string ticket)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v3/directline/conversations/{conversationId}/stream?t={Uri.EscapeDataString(ticket)}");
        request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "13");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Key", Convert.ToBase64String(new byte[16]));
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public async Task<JsonElement> JsonAsync(HttpMethod method, string path, string? bearer = null, string? body = null)
    {
        using var answer = await SendAsync(method, path, bearer, body);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{method} {path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>A talk that is open, and its token.</summary>
    public async Task<(string Id, string Token)> OpenAsync()
    {
        var given = await JsonAsync(HttpMethod.Post, "/webchat/token");
        var opened = await JsonAsync(HttpMethod.Post, "/v3/directline/conversations", given.GetProperty("token").GetString());
        return (opened.GetProperty("conversationId").GetString()!, opened.GetProperty("token").GetString()!);
    }

    public Task<JsonElement> PostAsync((string Id, string Token) talk, string activity) =>
        JsonAsync(HttpMethod.Post, $"/v3/directline/conversations/{talk.Id}/activities", talk.Token, activity);

    public Task<JsonElement> PollAsync((string Id, string Token) talk, string watermark = "") =>
        JsonAsync(HttpMethod.Get, $"/v3/directline/conversations/{talk.Id}/activities?watermark={watermark}", talk.Token);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    private static Turn LoadTurn()
    {
        var content = ContentFolder();
        var knowledge = KnowledgeSnapshot.Load(content);
        var turn = new Turn(knowledge, Understander.Build(UnderstandingContent.Read(content, []), knowledge.Places.Find));
        return turn.On(knowledge.With([Published("mau-1", "[MẪU] Trung tâm"), Published("mau-2", "[MẪU] Nơi giữ kín"), Published("mau-3", "[MẪU] *Trung tâm* (a)")], []));
    }

    // What is not published does not leave: the cards that tests send stand for listings.
    private static Listing Published(string id, string name) =>
        new(id, name, "dia_chi_tin_cay", [new Phone("00 00", "0000", IsFree: true)], null, null, null, [], ServiceArea.National,
            new ListingPlace("[MẪU] số 1", null, "31", null), DisplayState.Show, null, null, null, null);

    private static string ContentFolder([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "content"));
}
