using System.Data;
using System.Data.Common;

namespace SafeHelp.Storage;

/// <summary>Where a <see cref="CommitLoop"/> gets its transactions.</summary>
internal interface ICommitSource
{
    Task<Commit> BeginAsync();

    /// <summary>True for a fault of the moment, after which the same work may well succeed: a connection cut, a deadlock.</summary>
    bool IsWorthRepeating(Exception fault);
}

/// <summary>A transaction under way; what is not committed is taken back when it is disposed.</summary>
/// <param name="isBorrowed">True when the connection outlives the transaction.</param>
internal sealed class Commit(DbConnection connection, DbTransaction transaction, bool isBorrowed) : IAsyncDisposable
{
    private bool isCommitted;

    public DbConnection Connection => connection;

    /// <summary>True when a fault took the connection along: nothing of the transaction is kept, and the work has not been judged.</summary>
    public bool IsCut => connection.State != ConnectionState.Open;

    /// <summary>What is done with the connection after a transaction that was taken back.</summary>
    public Action AfterRollback { get; init; } = () => { };

    public async Task CommitAsync()
    {
        await transaction.CommitAsync();
        isCommitted = true;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
            if (!isCommitted) AfterRollback();
        }
        finally
        {
            if (!isBorrowed) await connection.DisposeAsync();
        }
    }
}
