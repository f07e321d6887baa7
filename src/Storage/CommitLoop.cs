using System.Data.Common;
using System.Diagnostics;
using System.Threading.Channels;

namespace SafeHelp.Storage;

/// <summary>Writes side by side in lanes; what waits when a lane begins a commit goes into that commit, so that many writes share one disk flush.</summary>
internal sealed class CommitLoop : IAsyncDisposable
{
    private const int MostInOneCommit = 256;

    // A database that restarts is back within seconds; whoever waits would only come again.
    private static readonly TimeSpan[] Pauses = [TimeSpan.Zero, TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    // Where a commit is a journey, the next one waits until this long after the one before began, so that under load more share it; a lone message never waits.
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(8);

    private readonly Channel<WriteJob> jobs = Channel.CreateUnbounded<WriteJob>();
    private readonly ICommitSource source;
    private readonly Func<DbConnection, IReadOnlyList<WriteJob>, Task<Fault?>> run;
    private readonly TimeSpan beat;
    private readonly Task lanes;

    private CommitLoop(int lanes, ICommitSource source, TimeSpan beat, Func<DbConnection, IReadOnlyList<WriteJob>, Task<Fault?>> run)
    {
        this.source = source;
        this.beat = beat;
        this.run = run;
        this.lanes = Task.WhenAll(Enumerable.Range(0, lanes).Select(_ => Task.Run(RunAsync)));
    }

    /// <summary>Any work, one piece after the other.</summary>
    public static CommitLoop OfAny(int lanes, ICommitSource source) => new(lanes, source, TimeSpan.Zero, OneByOneAsync);

    /// <summary>Work of one set, all of a commit in one statement.</summary>
    public static CommitLoop OfSet(ICommitSource source) => new(lanes: 1, source, Beat, TogetherAsync);

    public async Task<T> WriteAsync<T>(WriteJob<T> job, CancellationToken cancel)
    {
        await jobs.Writer.WriteAsync(job, cancel);
        return await job.Done;
    }

    /// <summary>Commits what waits, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        jobs.Writer.TryComplete();
        await lanes;
    }

    private static async Task<Fault?> OneByOneAsync(DbConnection connection, IReadOnlyList<WriteJob> batch)
    {
        foreach (var job in batch)
        {
            if (await job.RunAsync(connection) is { } thrown) return new Fault([job], thrown);
        }

        return null;
    }

    private static async Task<Fault?> TogetherAsync(DbConnection connection, IReadOnlyList<WriteJob> batch) =>
        await batch[0].RunAsync(connection, batch) is { } thrown ? new Fault(batch, thrown) : null;

    private async Task RunAsync()
    {
        var began = 0L;
        while (await jobs.Reader.WaitToReadAsync())
        {
            var early = beat - Stopwatch.GetElapsedTime(began);
            if (early > TimeSpan.Zero) await Task.Delay(early);
            began = Stopwatch.GetTimestamp();
            var batch = new List<WriteJob>();
            while (batch.Count < MostInOneCommit && jobs.Reader.TryRead(out var job)) batch.Add(job);
            // Stable: what was said first in a talk stays first.
            await CommitAsync([.. batch.OrderBy(job => job.Talk, StringComparer.Ordinal)]);
        }
    }

    // A job that fails gets its own fault; what shared the commit with it runs again without it. A fault of the moment is met again by all.
    private async Task CommitAsync(List<WriteJob> batch)
    {
        var (repeats, cuts) = (0, 0);
        while (batch.Count > 0)
        {
            if (await TryAsync(batch) is not { } fault) return;
            if (source.IsWorthRepeating(fault.Thrown) && repeats < Pauses.Length)
            {
                await Task.Delay(Pauses[repeats++]);
            }
            else if (fault.Failed.Count > 1 && !source.IsWorthRepeating(fault.Thrown))
            {
                await CommitHalvesAsync(batch);
                return;
            }
            else if (!fault.IsCut || cuts++ > 0)
            {
                foreach (var job in fault.Failed) job.Fail(fault.Thrown);
                batch.RemoveAll(fault.Failed.Contains);
            }
        }
    }

    // Which of them is at fault is only seen when it is alone; halves find it in a few commits.
    private async Task CommitHalvesAsync(List<WriteJob> batch)
    {
        var half = batch.Count / 2;
        await CommitAsync(batch[..half]);
        await CommitAsync(batch[half..]);
    }

    // Caught whatever it is: a lane that stopped would leave everybody waiting.
    private async Task<Fault?> TryAsync(List<WriteJob> batch)
    {
        try
        {
            await using var commit = await source.BeginAsync();
            if (await run(commit.Connection, batch) is { } fault) return fault with { IsCut = commit.IsCut };
            await commit.CommitAsync();
        }
        catch (Exception thrown)
        {
            return new Fault([.. batch], thrown);
        }

        batch.ForEach(job => job.Complete());
        return null;
    }

    /// <summary>What went wrong, and for whom.</summary>
    private sealed record Fault(IReadOnlyList<WriteJob> Failed, Exception Thrown)
    {
        /// <summary>The connection went with it, so that it may not be theirs: they get one more try.</summary>
        public bool IsCut { get; init; }
    }
}
