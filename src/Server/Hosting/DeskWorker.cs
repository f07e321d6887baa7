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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var gathered = DateTimeOffset.MinValue; !stoppingToken.IsCancellationRequested; await Task.Delay(Round, clock, stoppingToken))
        {
            try
            {
                await keeper.RunOnceAsync(stoppingToken);
                if (clock.GetUtcNow() - gathered < BetweenGatherings) continue;
                gathered = clock.GetUtcNow();
                await counters.GatherAsync(gathered, FewestTalks, stoppingToken);
            }
            catch (System.Data.Common.DbException fault)
            {
                log.WorkerFailed(nameof(DeskWorker), fault);
            }
        }
    }
}
