using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Server.Hosting;

/// <summary>Keeps the officers' desk going, and gathers what was counted, for as long as the server runs.</summary>
internal sealed class DeskWorker(DeskKeeper keeper, ICounterStore counters, TimeProvider clock, IWorkLog log) : BackgroundService
{
    // Fewer talks than this might be one family's; see docs/decisions on counters.
    private const int FewestTalks = 5;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenGatherings = TimeSpan.FromMinutes(1);

    private DateTimeOffset gathered = DateTimeOffset.MinValue;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Steadily.RunAsync(nameof(DeskWorker), LookAsync, stop => Task.Delay(Round, clock, stop), log, stoppingToken);

    private async Task LookAsync(CancellationToken stop)
    {
        await keeper.RunOnceAsync(stop);
        if (clock.GetUtcNow() - gathered < BetweenGatherings) return;
        gathered = clock.GetUtcNow();
        await counters.GatherAsync(gathered, FewestTalks, stop);
    }
}
