using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Server.Hosting;

/// <summary>Keeps the answers in step with what staff publish and withdraw, in this process and in others.</summary>
internal sealed class DirectoryWorker(LiveDirectory directory, NewsBoard board, TimeProvider clock, IWorkLog log) : BackgroundService
{
    // News may get lost: what another process published is here within this, and a day that turns is noticed by it, too.
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    private readonly Signal changes = new();

    // Before the first message is answered, so that nobody is told of fewer places than there are.
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        board.Heard += Hear;
        await Steadily.RunAsync(nameof(DirectoryWorker), directory.RefreshAsync, stop => changes.WaitAsync(Round, clock, stop), log, stoppingToken);
    }

    private void Hear(News news)
    {
        if (news.Kind is NewsKind.Directory) changes.Raise();
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
