using System.Threading.Channels;

namespace SafeHelp.Storage;

/// <summary>Writes side by side in lanes; what waits when a lane begins a commit goes into that commit, so that many writes share one disk flush.</summary>
internal sealed class CommitLoop : IAsyncDisposable
{
    private const int MostInOneCommit = 256;

    // A database that restarts is back within seconds; whoever waits would only come again.
    private static readonly TimeSpan[] Pauses = [TimeSpan.Zero, TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    private readonly Channel<WriteJob> jobs = Channel.CreateUnbounded<WriteJob>();
    private readonly ICommitSource source;
    private readonly Task lanes;

    public CommitLoop(int lanes, ICommitSource source)
    {
        this.source = source;
        this.lanes = Task.WhenAll(Enumerable.Range(0, lanes).Select(_ => Task.Run(RunAsync)));
    }

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

    private async Task RunAsync()
    {
        while (await jobs.Reader.WaitToReadAsync())
        {
            var batch = new List<WriteJob>();
            while (batch.Count < MostInOneCommit && jobs.Reader.TryRead(out var job)) batch.Add(job);
            if (batch.Count > 1) batch.Sort((one, other) => string.CompareOrdinal(one.Talk, other.Talk));
            await CommitAsync(batch);
        }
    }

    // A job that fails gets its own fault; what shared the commit with it runs again without it. A fault of the moment is met again by all.
    private async Task CommitAsync(List<WriteJob> batch)
    {
        var repeats = 0;
        while (batch.Count > 0)
        {
            var (failed, fault) = await TryAsync(batch);
            if (fault is null) return;
            if (repeats < Pauses.Length && source.IsWorthRepeating(fault))
            {
                await Task.Delay(Pauses[repeats++]);
                continue;
            }

            foreach (var job in failed) job.Fail(fault);
            batch.RemoveAll(failed.Contains);
        }
    }

    // Caught whatever it is: a lane that stopped would leave everybody waiting.
    private async Task<(IReadOnlyList<WriteJob> Failed, Exception? Fault)> TryAsync(List<WriteJob> batch)
    {
        try
        {
            await using var commit = await source.BeginAsync();
            foreach (var job in batch)
            {
                if (await job.RunAsync(commit.Connection) is { } fault) return ([job], fault);
            }

            await commit.CommitAsync();
        }
        catch (Exception fault)
        {
            return ([.. batch], fault);
        }

        batch.ForEach(job => job.Complete());
        return ([], null);
    }
}
