using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Turns;
using SafeHelp.Staff;

namespace SafeHelp.Server.Hosting;

/// <summary>
/// Takes changed content files while the server runs: once they have rested for a moment, the next snapshot is built beside the old one and swapped in. A
/// content with more faults than the one that is served is not taken; its faults are shown to staff, in <c>/readyz</c> and in the log.
/// </summary>
internal sealed class ContentWorker(
    ServerSettings settings, FirstStamp first, TurnSource turns, ContentReport report, NewsBoard board, TimeProvider clock, ILogger<ContentWorker> log) : BackgroundService
{
    // Files are looked at, not watched: folders shared over a network or mounted into a container tell nothing of changes.
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (taken, before) = (first.Value, "");
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Round, clock, stoppingToken);
            var now = ContentStamp.Of(settings.ContentFolder, settings.PointsFile);
            if (now == before && now != taken)
            {
                taken = now;
                Take();
            }

            before = now;
        }
    }

    private void Take()
    {
        try
        {
            var next = KnowledgeLoader.Load(settings.ContentFolder, settings.PointsFile);
            if (next.Problems.Count > report.Problems.Count) Refuse(next);
            else Swap(next);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            log.LogError("Content cannot be read ({Fault}); the earlier one is still served", unreadable.GetType().Name);
        }
    }

    private void Swap(LoadedKnowledge next)
    {
        turns.Swap(next.Turn);
        report.Take(next.Problems);
        // What was published from records is put on the new content.
        board.Hear(News.DirectoryChanged);
        log.LogInformation("Content taken: {Problems} problems", next.Problems.Count);
    }

    private void Refuse(LoadedKnowledge next)
    {
        report.Refuse(next.Problems);
        log.LogError("Content not taken: {Problems} problems, {Served} in what is served; safehelp check lists them", next.Problems.Count, report.Problems.Count);
        foreach (var problem in next.Problems.Except(report.Problems).Take(10)) log.LogError("{File}:{Line} {Fault}", problem.File, problem.Line, problem.Fault);
    }
}
