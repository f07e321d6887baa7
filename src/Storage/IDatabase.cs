using System.Data.Common;

namespace SafeHelp.Storage;

/// <summary>A database and the few words in which it differs from the other one.</summary>
internal interface IDatabase
{
    /// <summary>Column type of a key that the database counts up by itself.</summary>
    string Identity { get; }

    /// <summary>Ends a select of rows to be taken, so that several processes take different ones.</summary>
    string SkipTaken(string alias);

    /// <summary>Runs the work in one transaction and returns after it is on disk. Work may share its disk flush with that of others.</summary>
    Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel);

    Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel);
}
