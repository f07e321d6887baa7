using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Server.Hosting;

/// <summary>Keeps the answers in step with what staff publish and withdraw, in this process and in others.</summary>
internal sealed class DirectoryWorker(LiveDirectory directory, RecordSignal signal, TimeProvider clock, IWorkLog log) : BackgroundService
{
    // What another process published is here within this; a day that turns is noticed by it, too.
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    // Before the first message is answered, so that nobody is told of fewer places than there are.
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await signal.WaitAsync(Round, clock, stoppingToken);
            await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            await directory.RefreshAsync(cancel);
        }
        catch (System.Data.Common.DbException fault)
        {
            log.WorkerFailed(nameof(DirectoryWorker), fault);
        }
    }
}
