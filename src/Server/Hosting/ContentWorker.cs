using System.Data.Common;
using SafeHelp.Bot.Editing;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge.Content.Editing;
using SafeHelp.Staff;

namespace SafeHelp.Server.Hosting;

/// <summary>
/// Takes changed content while the server runs: files of the folder once they have rested for a moment, and what staff saved, in this process or in another
/// one, at once. The next snapshot is built beside the old one and swapped in. A content with more faults than the one that is served is not taken; its
/// faults are shown to staff, in <c>/readyz</c> and in the log.
/// </summary>
internal sealed class ContentWorker(
    ServerSettings settings, FirstStamp first, TurnSource turns, ContentReport report, NewsBoard board, IContentVersions versions, TimeProvider clock, IWorkLog work,
    ILogger<ContentWorker> log) : BackgroundService
{
    // Files are looked at, not watched: folders shared over a network or mounted into a container tell nothing of changes. News of versions may get lost,
    // so their newest number is looked at, too.
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    private readonly LearntFiles learnt = new(settings.DataFolder);
    private readonly Signal saved = new();
    private (string Stamp, long Number) taken = (first.Value, 0);
    private string before = first.Value;

    // Before the first message is answered, so that nobody is told what staff have mended.
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StartFromVersionsAsync(cancellationToken);
        }
        catch (DbException fault)
        {
            work.WorkerFailed(nameof(ContentWorker), fault);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        board.Heard += Hear;
        await Steadily.RunAsync(nameof(ContentWorker), LookAsync, stop => saved.WaitAsync(Round, clock, stop), work, stoppingToken);
    }

    private void Hear(News news)
    {
        if (news.Kind is NewsKind.Content) saved.Raise();
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            var now = (Stamp: ContentStamp.Of(settings.ContentFolder, settings.PointsFile), Number: await versions.NumberAsync(cancel));
            var isRested = now.Stamp == before;
            before = now.Stamp;
            if (now == taken || (!isRested && now.Number == taken.Number)) return;
            var over = await OverAsync(cancel);
            taken = now;
            Take(over);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            log.LogError("Content cannot be read ({Fault}); the earlier one is still served", unreadable.GetType().Name);
        }
    }

    private async Task<IReadOnlyCollection<ContentText>> OverAsync(CancellationToken cancel) => ContentDesk.Over(await versions.NewestAsync(cancel));

    private void Take(IReadOnlyCollection<ContentText> over)
    {
        var next = Load(over);
        if (next.Problems.Count > report.Problems.Count) Refuse(next);
        else Swap(next);
    }

    // A new release may bring a file that an old version does not fit: then the release's own file counts, and staff are told.
    private async Task StartFromVersionsAsync(CancellationToken cancel)
    {
        var number = await versions.NumberAsync(cancel);
        if (number == 0) return;
        taken = (taken.Stamp, number);
        var over = await OverAsync(cancel);
        var whole = Load(over);
        if (whole.Problems.Count <= report.Problems.Count)
        {
            Swap(whole);
            return;
        }

        var ill = whole.Problems.Except(report.Problems).Select(problem => problem.File).ToHashSet();
        var rest = Load([.. over.Where(text => !ill.Contains(text.File))]);
        if (rest.Problems.Count <= report.Problems.Count) Swap(rest);
        Refuse(whole);
    }

    private LoadedKnowledge Load(IReadOnlyCollection<ContentText> over) => KnowledgeLoader.Load(settings.ContentFolder, settings.PointsFile, over, learnt);

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
