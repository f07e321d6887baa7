using System.Data.Common;

namespace SafeHelp.Storage;

/// <summary>One piece of work that waits for the next commit, and its outcome for whoever waits for it.</summary>
internal abstract class WriteJob
{
    /// <summary>Runs the work.</summary>
    /// <returns>False when it threw: the caller of the work gets the exception, the commit goes on without it.</returns>
    public abstract Task<bool> RunAsync(DbConnection connection);

    /// <summary>Tells the waiter that the commit is on disk.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception fault);
}

internal sealed class WriteJob<T>(Func<DbConnection, Task<T>> work) : WriteJob
{
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;
    private bool succeeded;

    public Task<T> Done => done.Task;

    public override async Task<bool> RunAsync(DbConnection connection)
    {
        try
        {
            result = await work(connection);
            return succeeded = true;
        }
        catch (Exception fault)
        {
            done.TrySetException(fault);
            return false;
        }
    }

    public override void Complete()
    {
        if (succeeded) done.TrySetResult(result!);
    }

    public override void Fail(Exception fault) => done.TrySetException(fault);
}
