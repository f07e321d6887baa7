using System.Collections.Concurrent;
using System.Data.Common;
using Npgsql;

namespace SafeHelp.Storage;

/// <summary>A PostgreSQL database, shared by any number of server processes.</summary>
internal sealed class PostgresDatabase : IDatabase, ICommitSource
{
    // Each lane writes while the others wait for their flush; more would only make the commits smaller.
    private const int Lanes = 3;

    // Any number will do as long as every process of ours asks for the same one.
    private const long MigrationLockKey = 7_023_114_508;

    private readonly NpgsqlDataSource source;
    private readonly CommitLoop commits;
    private readonly ConcurrentDictionary<object, Lazy<CommitLoop>> sets = new(ReferenceEqualityComparer.Instance);

    private PostgresDatabase(NpgsqlDataSource source)
    {
        this.source = source;
        commits = CommitLoop.OfAny(Lanes, this);
    }

    public string Identity => "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";

    public string MigrationLock => $"SELECT pg_advisory_xact_lock({MigrationLockKey})";

    public bool HasOneOwner => false;

    public NpgsqlDataSource Source => source;

    /// <exception cref="StorageUnavailableException">The server does not answer, or does not let us in.</exception>
    public static async Task<PostgresDatabase> OpenAsync(string connectionString, CancellationToken cancel)
    {
        var settings = Settings(connectionString);
        var source = NpgsqlDataSource.Create(settings);
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            return new PostgresDatabase(source);
        }
        catch (NpgsqlException refused)
        {
            await source.DisposeAsync();
            throw new StorageUnavailableException($"PostgreSQL at {settings.Host}:{settings.Port}, database {settings.Database}, cannot be used ({refused.SqlState ?? "no answer"}). See that it runs and that SafeHelp__Database names it, its user and password.", refused)
            {
                IsPassing = PostgresFaults.PassesByItself(refused),
            };
        }
    }

    public string MayBeLost => "SET LOCAL synchronous_commit = off; ";

    public string SkipTaken(string alias) => $"FOR UPDATE OF {alias} SKIP LOCKED";

    public string Numbers(string parameter) => $"SELECT value::bigint FROM jsonb_array_elements_text({parameter}::jsonb)";

    public string Texts(string parameter) => $"SELECT value FROM jsonb_array_elements_text({parameter}::jsonb)";

    public async Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel)
    {
        await using var commit = await BeginAsync();
        var result = await work(commit.Connection);
        await commit.CommitAsync();
        return result;
    }

    public Task<T> WriteAsync<T>(string talk, Func<DbConnection, Task<T>> work, CancellationToken cancel) =>
        commits.WriteAsync(new LoneJob<T>(talk, work), cancel);

    // A loop for each kind, so that a commit is one statement; a single lane, so that as much as possible shares it.
    public Task<TResult> WriteAsync<TPiece, TResult>(WriteSet<TPiece, TResult> set, TPiece piece, CancellationToken cancel) =>
        sets.GetOrAdd(set, _ => new Lazy<CommitLoop>(() => CommitLoop.OfSet(this))).Value.WriteAsync(new SetJob<TPiece, TResult>(set, piece), cancel);

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        try
        {
            return await work(connection);
        }
        catch (PostgresException)
        {
            PostgresFaults.Forget(connection);
            throw;
        }
    }

    // Autovacuum makes the room of erased rows free for others, and the write-ahead log is overwritten in turn; docs/privacy.md says what that leaves.
    public Task ForgetAsync(CancellationToken cancel) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await commits.DisposeAsync();
        foreach (var set in sets.Values) await set.Value.DisposeAsync();
        await source.DisposeAsync();
    }

    public async Task<Commit> BeginAsync()
    {
        var connection = await source.OpenConnectionAsync();
        return new Commit(connection, await connection.BeginTransactionAsync(), isBorrowed: false) { AfterRollback = () => PostgresFaults.Forget(connection) };
    }

    // After a restart of the database every pooled connection is dead, and the first use of each only finds that out.
    bool ICommitSource.IsWorthRepeating(Exception fault) => PostgresFaults.PassesByItself(fault);

    private static NpgsqlConnectionStringBuilder Settings(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.ApplicationName ??= "safehelp";
        // Every statement of the line is one of about thirty, run again and again.
        if (settings.MaxAutoPrepare == 0) (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (60, 2);
        // Nothing of ours outlives a transaction but LISTEN, which harms nobody who borrows its connection later; wiping each one between two commits costs as much as a statement.
        settings.NoResetOnClose = true;
        return settings;
    }
}
