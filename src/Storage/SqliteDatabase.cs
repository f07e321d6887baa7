using System.Data.Common;
using System.Threading.Channels;
using Dapper;
using Microsoft.Data.Sqlite;

namespace SafeHelp.Storage;

/// <summary>
/// One SQLite file, written by one loop: what waits when a commit begins goes into that commit, so that many messages share one disk flush.
/// </summary>
internal sealed class SqliteDatabase : IDatabase, IAsyncDisposable
{
    private const int MostInOneCommit = 256;

    private readonly Channel<WriteJob> jobs = Channel.CreateUnbounded<WriteJob>(new UnboundedChannelOptions { SingleReader = true });
    private readonly string connectionString;
    private readonly SqliteConnection writer;
    private readonly FileStream ownership;
    private readonly Task writing;

    private SqliteDatabase(string connectionString, SqliteConnection writer, FileStream ownership)
    {
        this.connectionString = connectionString;
        this.writer = writer;
        this.ownership = ownership;
        writing = Task.Run(WriteLoopAsync);
    }

    public string Identity => "INTEGER PRIMARY KEY AUTOINCREMENT";

    // One process owns the file, so nobody else can have taken a row.
    public string SkipTaken(string alias) => "";

    /// <exception cref="StorageUnavailableException">The folder cannot be written, or another process serves this file.</exception>
    public static async Task<SqliteDatabase> OpenAsync(string connectionString, CancellationToken cancel)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true };
        var ownership = Own(Path.GetFullPath(settings.DataSource));
        try
        {
            var writer = await ConnectAsync(settings.ToString(), cancel);
            return new SqliteDatabase(settings.ToString(), writer, ownership);
        }
        catch (SqliteException broken)
        {
            await ownership.DisposeAsync();
            throw new StorageUnavailableException($"The database {settings.DataSource} cannot be opened ({broken.Message}). Restore a backup, or give another file in SafeHelp__Database.", broken);
        }
    }

    public async Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel)
    {
        var job = new WriteJob<T>(work);
        await jobs.Writer.WriteAsync(job, cancel);
        return await job.Done;
    }

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel)
    {
        await using var reader = await ConnectAsync(connectionString, cancel);
        return await work(reader);
    }

    /// <summary>Frees what a killed process had taken: the file has one owner, so nobody else is at work on it.</summary>
    public Task ReleaseLeasesAsync(CancellationToken cancel) =>
        WriteAsync(
            connection => connection.ExecuteAsync(
                "UPDATE conversation SET leased_until = 0 WHERE leased_until > 0; UPDATE outbox SET leased_until = 0 WHERE done_at IS NULL AND leased_until > 0"),
            cancel);

    public async ValueTask DisposeAsync()
    {
        jobs.Writer.TryComplete();
        await writing;
        await writer.DisposeAsync();
        await ownership.DisposeAsync();
    }

    private static FileStream Own(string file)
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

    private static async Task<SqliteConnection> ConnectAsync(string connectionString, CancellationToken cancel)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancel);
        await using var pragmas = connection.CreateCommand();
        // FULL: an accepted message must survive a power cut, not only a crash of this process.
        pragmas.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000;";
        await pragmas.ExecuteNonQueryAsync(cancel);
        return connection;
    }

    private async Task WriteLoopAsync()
    {
        while (await jobs.Reader.WaitToReadAsync())
        {
            var ran = new List<WriteJob>();
            try
            {
                await using var transaction = writer.BeginTransaction(deferred: false);
                while (ran.Count < MostInOneCommit && jobs.Reader.TryRead(out var job))
                {
                    ran.Add(job);
                    await RunAsync(job, transaction);
                }

                await transaction.CommitAsync();
                ran.ForEach(job => job.Complete());
            }
            catch (SqliteException fault)
            {
                ran.ForEach(job => job.Fail(fault));
            }
        }
    }

    // A job that fails takes back only what it wrote itself, not what shares the commit.
    private async Task RunAsync(WriteJob job, SqliteTransaction transaction)
    {
        await transaction.SaveAsync("job");
        if (await job.RunAsync(writer)) await transaction.ReleaseAsync("job");
        else await transaction.RollbackAsync("job");
    }
}
