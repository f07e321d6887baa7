using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Server.Hosting;

/// <summary>Runs the two workers of the line for as long as the server runs.</summary>
internal sealed class LineWorkers(TurnWorker turns, DeliveryWorker deliveries) : BackgroundService
{
    // Two loops: while one waits for its commit the other thinks.
    private const int TurnLoops = 2;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([deliveries.RunAsync(stoppingToken), turns.RunTakenAsync(stoppingToken), .. Enumerable.Range(0, TurnLoops).Select(_ => Task.Run(() => turns.RunAsync(stoppingToken), CancellationToken.None))]);
}

/// <summary>Carries news between processes for as long as the server runs.</summary>
internal sealed class NewsWorker(INewsWire wire, NewsBoard board, TurnSignal arrivals) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        board.Heard += news =>
        {
            if (news.Kind is NewsKind.Waiting) arrivals.Raise();
        };
        return wire.RunAsync(board, stoppingToken);
    }
}

/// <summary>Gives up what is too old to help, frees what a clock set back holds up, and says how the line stands, every minute.</summary>
internal sealed class UpkeepWorker(ILineStatus line, TimeProvider clock, IWorkLog log, LineLog standing) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Steadily.RunAsync(nameof(UpkeepWorker), LookAsync, stop => Task.Delay(Round, clock, stop), log, stoppingToken);

    private async Task LookAsync(CancellationToken stop)
    {
        await line.UpkeepAsync(clock.GetUtcNow(), stop);
        standing.Write(await line.ReadAsync(stop));
    }
}

/// <summary>Erases bodies of messages when their time is over, every hour.</summary>
internal sealed class RetentionWorker(ILineStatus line, ServerSettings settings, TimeProvider clock, IWorkLog log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Steadily.RunAsync(
            nameof(RetentionWorker), stop => line.EraseBodiesAsync(clock.GetUtcNow() - settings.KeepMessages, stop), stop => Task.Delay(Round, clock, stop), log, stoppingToken);
}
