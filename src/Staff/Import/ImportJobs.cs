using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Records.Import;

namespace SafeHelp.Staff.Import;

/// <summary>Tables that staff have handed in and not yet taken; in memory only, one a person, gone after a while.</summary>
internal sealed partial class ImportJobs(ImportDesk desk, TimeProvider clock, ILogger<ImportJobs> log)
{
    private const int Most = 12;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, ImportJob> byStaff = new();

    /// <summary>Begins to look at a file; what the same person handed in before is dropped.</summary>
    public ImportJob Look(Actor actor, string fileName, byte[] file)
    {
        DropOld();
        var job = new ImportJob(Guid.NewGuid().ToString("N"), fileName, clock.GetUtcNow());
        var dropped = job.Dropped;
        if (byStaff.TryGetValue(actor.Id, out var before)) before.Dispose();
        byStaff[actor.Id] = job;
        job.Work = WatchedAsync(job, async () => job.Preview = await desk.LookAsync(actor, file, job, dropped));
        return job;
    }

    /// <summary>Begins to keep what was looked at; a second wish for the same is none.</summary>
    public void Take(Actor actor, ImportJob job, bool acceptsDoubles)
    {
        if (job.Preview is not { MayBeTaken: true } preview || (preview.Doubts > 0 && !acceptsDoubles) || !job.Claim()) return;
        job.Report(new ImportProgress(ImportStep.Keeping, 0, 0));
        job.Work = WatchedAsync(job, async () => job.Answer = await desk.TakeAsync(actor, preview, acceptsDoubles, CancellationToken.None));
    }

    /// <summary>The actor's own; null when it is somebody else's, too old, or was handed in to another server.</summary>
    public ImportJob? Find(Actor actor, string? id) => byStaff.TryGetValue(actor.Id, out var job) && job.Id == id ? job : null;

    // Off the request: it goes on while the page shows how far it is.
    private Task WatchedAsync(ImportJob job, Func<Task> work) =>
        Task.Run(work).ContinueWith(done => Note(job, done), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private void Note(ImportJob job, Task done)
    {
        if (!done.IsFaulted) return;
        job.HasFailed = true;
        Failed(log, done.Exception.InnerException!.GetType().Name);
    }

    private void DropOld()
    {
        var now = clock.GetUtcNow();
        var newest = byStaff.OrderByDescending(kept => kept.Value.Since).ToList();
        foreach (var (staff, job) in newest.Where((kept, at) => at >= Most - 1 || now - kept.Value.Since > Kept))
        {
            job.Dispose();
            byStaff.TryRemove(KeyValuePair.Create(staff, job));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An import failed: {Fault}.")]
    private static partial void Failed(ILogger log, string fault);
}

/// <summary>One table on its way.</summary>
public sealed class ImportJob(string id, string fileName, DateTimeOffset since) : IProgress<ImportProgress>, IDisposable
{
    private readonly CancellationTokenSource dropped = new();
    private int claims;
    private int drops;

    public string Id => id;

    public string FileName => fileName;

    public DateTimeOffset Since => since;

    public CancellationToken Dropped => dropped.Token;

    public Task Work { get; set; } = Task.CompletedTask;

    public ImportProgress Progress { get; private set; }

    public ImportPreview? Preview { get; set; }

    public ImportAnswer? Answer { get; set; }

    public bool HasFailed { get; set; }

    public bool IsBusy => !Work.IsCompleted;

    public void Report(ImportProgress value) => Progress = value;

    /// <summary>Stops looking; what is being kept goes on.</summary>
    public void Dispose()
    {
        if (Interlocked.Increment(ref drops) > 1) return;
        dropped.Cancel();
        dropped.Dispose();
    }

    /// <summary>True for the first who asks.</summary>
    public bool Claim() => Interlocked.Increment(ref claims) == 1;
}
