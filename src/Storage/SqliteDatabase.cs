using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace SafeHelp.Storage;

/// <summary>
/// One SQLite file, written by one loop: what waits when a commit begins goes into that commit, so that many messages share one disk flush.
/// </summary>
internal sealed class SqliteDatabase : IDatabase, ICommitSource
{
    private readonly string connectionString;
    private readonly SqliteWriter writer;
    private readonly FileStream? ownership;
    private readonly CommitLoop commits;
    private int isForgetting;

    private SqliteDatabase(string connectionString, SqliteWriter writer, FileStream? ownership)
    {
        this.connectionString = connectionString;
        this.writer = writer;
        this.ownership = ownership;
        // SQLite has one writer at a time; a second lane would only wait for the first.
        commits = CommitLoop.OfAny(lanes: 1, this);
    }

    public string Identity => "INTEGER PRIMARY KEY AUTOINCREMENT";

    // One process owns the file: nobody else migrates, nobody else can have taken a row.
    public string MigrationLock => "SELECT 1";

    public bool HasOneOwner => true;

    public string MayBeLost => "";

    public string SkipTaken(string alias) => "";

    public string Numbers(string parameter) => $"SELECT value FROM json_each({parameter})";

    public string Texts(string parameter) => Numbers(parameter);

    /// <exception cref="StorageUnavailableException">The folder cannot be written, or another process serves this file.</exception>
    public static async Task<SqliteDatabase> OpenAsync(string connectionString, CancellationToken cancel)
    {
        var ownership = Own(FileOf(connectionString));
        try
        {
            return await ConnectedAsync(connectionString, ownership, cancel);
        }
        catch (StorageUnavailableException)
        {
            await ownership.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the file while a server may be serving it: SQLite itself lets two processes write one after the other.</summary>
    /// <exception cref="StorageUnavailableException">It cannot be opened.</exception>
    public static Task<SqliteDatabase> OpenBesideAsync(string connectionString, CancellationToken cancel) => ConnectedAsync(connectionString, null, cancel);

    private static string FileOf(string connectionString) => Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);

    private static async Task<SqliteDatabase> ConnectedAsync(string connectionString, FileStream? ownership, CancellationToken cancel)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = 5 };
        try
        {
            var writer = await ConnectAsync(settings.ToString(), cancel);
            return new SqliteDatabase(settings.ToString(), writer, ownership);
        }
        catch (SqliteException broken)
        {
            throw new StorageUnavailableException($"The database {settings.DataSource} cannot be opened ({broken.Message}). Restore a backup, or give another file in SafeHelp__Database.", broken);
        }
    }

    public Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel) => WriteAsync("", work, cancel);

    public Task<T> WriteAsync<T>(string talk, Func<DbConnection, Task<T>> work, CancellationToken cancel) =>
        commits.WriteAsync(new LoneJob<T>(talk, work), cancel);

    // A statement here is a call and no journey.
    public Task<TResult> WriteAsync<TPiece, TResult>(WriteSet<TPiece, TResult> set, TPiece piece, CancellationToken cancel) =>
        commits.WriteAsync(new SetJob<TPiece, TResult>(set, piece), cancel);

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel)
    {
        await using var reader = new SqliteConnection(connectionString);
        await reader.OpenAsync(cancel);
        return await work(reader);
    }

    // Overwritten pages lie in the log until it is emptied. A reader may hold it for a moment; then the next erasure or hour empties it.
    public async Task ForgetAsync(CancellationToken cancel)
    {
        if (Interlocked.Exchange(ref isForgetting, 1) == 1) return;
        try
        {
            await ReadAsync(connection => connection.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)"), cancel);
        }
        finally
        {
            Volatile.Write(ref isForgetting, 0);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await commits.DisposeAsync();
        await writer.DisposeAsync();
        if (ownership is not null) await ownership.DisposeAsync();
    }

    Task<Commit> ICommitSource.BeginAsync() => Task.FromResult(new Commit(writer, writer.BeginTransaction(deferred: false), isBorrowed: true));

    // Another program's lock has been waited for already; a full disk or a damaged file does not mend itself.
    bool ICommitSource.IsWorthRepeating(Exception fault) => false;

    /// <summary>Makes the file ours alone for as long as what is returned stays open.</summary>
    internal static FileStream Own(string file)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            return new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException($"The database {file} cannot be used: another process serves it, or the folder cannot be written. Stop that process, or give another file in SafeHelp__Database.", refused);
        }
    }

    private static async Task<SqliteWriter> ConnectAsync(string connectionString, CancellationToken cancel)
    {
        var connection = new SqliteWriter(connectionString);
        await connection.OpenAsync(cancel);
        await using var pragmas = connection.CreateCommand();
        // FULL: an accepted message must survive a power cut, not only a crash of this process. secure_delete: what is erased is overwritten, not only unlinked.
        pragmas.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA secure_delete=ON;";
        await pragmas.ExecuteNonQueryAsync(cancel);
        return connection;
    }
}
