using System.Data.Common;

namespace SafeHelp.Storage;

/// <summary>A database and the few words in which it differs from the other one.</summary>
internal interface IDatabase : IAsyncDisposable
{
    /// <summary>Column type of a key that the database counts up by itself.</summary>
    string Identity { get; }

    /// <summary>Run first in the transaction of a migration: of several processes that start at once, one migrates and the others wait for it.</summary>
    string MigrationLock { get; }

    /// <summary>True when no other process can have taken anything: what is found taken at the start was taken by a process that died.</summary>
    bool HasOneOwner { get; }

    /// <summary>Ends a select of rows to be taken, so that several processes take different ones.</summary>
    string SkipTaken(string alias);

    /// <summary>Selects the numbers of a JSON array.</summary>
    string Numbers(string parameter);

    /// <summary>Selects the texts of a JSON array.</summary>
    string Texts(string parameter);

    /// <summary>Run first in a transaction whose loss in a crash harms nobody, so that it need not wait for the disk; "" where it shares a flush anyway.</summary>
    string MayBeLost { get; }

    /// <summary>Runs the work in one transaction and returns after it is on disk.</summary>
    Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel);

    /// <summary>
    /// The same for work on one talk, which may share its disk flush with that of others. It may run more than once, so a second run after a commit
    /// must change nothing.
    /// </summary>
    Task<T> WriteAsync<T>(string talk, Func<DbConnection, Task<T>> work, CancellationToken cancel);

    /// <summary>The same for a piece of a set, which may share its statements, too.</summary>
    Task<TResult> WriteAsync<TPiece, TResult>(WriteSet<TPiece, TResult> set, TPiece piece, CancellationToken cancel);

    /// <summary>Makes what was erased unreadable in the database's own files, too, as far as that is ours to do.</summary>
    Task ForgetAsync(CancellationToken cancel);

    Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel);
}
