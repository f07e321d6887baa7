using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SafeHelp.Bot.Inbox;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Tokens;
using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Support;

namespace SafeHelp.Channels.Tests;

/// <summary>A server with one channel on a free port, in front of an inbox in memory.</summary>
internal sealed class ChannelHost : IAsyncDisposable
{
    // Mapping needs no content; the turn is there because the intake looks places up in it.
    private static readonly Turn NoTurn = Build();

    private WebApplication app = null!;

    public KeptInbox Inbox { get; } = new();

    public HeardLog Log { get; } = new();

    public HeardAlarms Alarms { get; } = new();

    public KeptTokens Tokens { get; init; } = new();

    public HttpClient Http { get; } = new();

    public IChannelSender Sender => app.Services.GetRequiredService<IChannelSender>();

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public async Task<ChannelHost> StartAsync(Action<IServiceCollection> add, Action<IEndpointRouteBuilder> map, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(new Intake(Inbox, new TurnSource(NoTurn), new TurnSignal()));
        builder.Services.AddSingleton<IOperatorAlarm>(Alarms);
        builder.Services.AddSingleton<ITokenStore>(Tokens);
        builder.Services.AddSingleton(clock);
        add(builder.Services);
        app = builder.Build();
        map(app);
        await app.StartAsync();
        Http.BaseAddress = new Uri(app.Urls.First());
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    private static Turn Build()
    {
        var knowledge = KnowledgeSnapshot.Load("no-content");
        return new Turn(knowledge, Understander.Build(UnderstandingContent.Read("no-content", []), _ => null));
    }
}
