using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Server.Hosting;

/// <summary>Keeps what the public sees of hardship in step with what officers keep: a need that is closed is gone from the count within the minute.</summary>
internal sealed class HardshipWorker(HardshipDesk desk, HardshipBoard board, TimeProvider clock, IWorkLog log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(20);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Steadily.RunAsync(nameof(HardshipWorker), CountAsync, stop => Task.Delay(Round, clock, stop), log, stoppingToken);

    private async Task CountAsync(CancellationToken cancel) => board.Swap(await desk.PublicCountsAsync(cancel));
}
