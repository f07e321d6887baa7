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
    public DbConnection Connection => connection;

    public Task CommitAsync() => transaction.CommitAsync();

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        if (!isBorrowed) await connection.DisposeAsync();
    }
}
