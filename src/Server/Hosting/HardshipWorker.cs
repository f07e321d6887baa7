using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Server.Hosting;

/// <summary>Keeps what the public sees of hardship in step with what officers keep: a need that is closed is gone from the count within the minute.</summary>
internal sealed class HardshipWorker(HardshipDesk desk, HardshipBoard board, TimeProvider clock, IWorkLog log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                board.Swap(await desk.PublicCountsAsync(stoppingToken));
            }
            catch (System.Data.Common.DbException fault)
            {
                log.WorkerFailed(nameof(HardshipWorker), fault);
            }

            await Task.Delay(Round, clock, stoppingToken);
        }
    }
}
