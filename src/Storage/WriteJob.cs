using System.Data.Common;

namespace SafeHelp.Storage;

/// <summary>One piece of work that waits for the next commit, and its outcome for whoever waits for it.</summary>
/// <param name="talk">The talk whose rows it changes: the work of one commit runs in the order of talks, so that two commits never wait for each other.</param>
internal abstract class WriteJob(string talk)
{
    public string Talk => talk;

    /// <summary>Runs the work.</summary>
    /// <returns>What it threw, or null.</returns>
    public abstract Task<Exception?> RunAsync(DbConnection connection);

    /// <summary>Runs all work of a set, of which this is a piece, in one statement.</summary>
    /// <returns>What it threw, or null.</returns>
    public virtual Task<Exception?> RunAsync(DbConnection connection, IReadOnlyList<WriteJob> batch) => throw new NotSupportedException();

    /// <summary>Tells the waiter that the commit is on disk.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception fault);
}

/// <summary>A piece of work whose waiter gets a result.</summary>
internal abstract class WriteJob<T>(string talk, Func<DbConnection, Task<T>> work) : WriteJob(talk)
{
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Done => done.Task;

    protected T? Result { get; set; }

    public override async Task<Exception?> RunAsync(DbConnection connection)
    {
        try
        {
            Result = await work(connection);
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }

    public override void Complete() => done.TrySetResult(Result!);

    public override void Fail(Exception fault) => done.TrySetException(fault);
}

/// <summary>A piece of work by itself.</summary>
internal sealed class LoneJob<T>(string talk, Func<DbConnection, Task<T>> work) : WriteJob<T>(talk, work);

/// <summary>A piece that waits for the next commit of its set.</summary>
internal sealed class SetJob<TPiece, TResult>(WriteSet<TPiece, TResult> set, TPiece piece)
    : WriteJob<TResult>(set.Talk(piece), connection => set.One(connection, piece))
{
    public override async Task<Exception?> RunAsync(DbConnection connection, IReadOnlyList<WriteJob> batch)
    {
        try
        {
            var jobs = batch.Cast<SetJob<TPiece, TResult>>().ToList();
            var results = await set.Many(connection, [.. jobs.Select(job => job.Piece)]);
            for (var i = 0; i < jobs.Count; i++) jobs[i].Result = results[i];
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }

    private TPiece Piece => piece;
}
