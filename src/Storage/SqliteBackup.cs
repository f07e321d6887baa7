using Dapper;
using Microsoft.Data.Sqlite;

namespace SafeHelp.Storage;

/// <summary>Copies of a SQLite database: made while it is in use, put back while it is not, checked both times.</summary>
public static class SqliteBackup
{
    private static readonly string[] Files = ["", "-wal", "-shm"];
    private static readonly string[] Counted = ["conversation", "inbox", "outbox", "token", "migration"];

    /// <summary>Copies the database as it stands at one moment; the server may go on working.</summary>
    /// <exception cref="StorageUnavailableException">It cannot be read or written, or the copy is not sound.</exception>
    public static async Task<BackupReport> SaveAsync(string connectionString, string file, CancellationToken cancel)
    {
        var source = new SqliteConnectionStringBuilder(connectionString).DataSource;
        if (!File.Exists(source)) throw Unusable($"There is no database at {source}. Give its folder with --data, or its connection string in SafeHelp__Database.");
        if (File.Exists(file)) throw Unusable($"{file} is there already and is not written over. Give a new name.");
        var partial = file + ".partial";
        try
        {
            File.Delete(partial);
            // One statement, so one moment: what is written meanwhile is not in the copy, and nobody waits for it.
            await using (var connection = Open(source, SqliteOpenMode.ReadOnly)) await connection.ExecuteAsync("VACUUM INTO @partial", new { partial });
            var report = await CheckAsync(partial, cancel);
            File.Move(partial, file);
            return report;
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw Unusable($"The backup to {file} failed ({fault.Message}). The database was not touched; see that the disk has room and the folder can be written.", fault);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Puts a copy in the place of the database, whose own files are kept beside it under another name.</summary>
    /// <exception cref="StorageUnavailableException">A server is using the database, or the copy is not sound; nothing is changed then.</exception>
    public static async Task<BackupReport> RestoreAsync(string file, string connectionString, DateTimeOffset now, CancellationToken cancel)
    {
        var target = Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);
        if (!File.Exists(file)) throw Unusable($"There is no backup at {file}.");
        await using var ownership = SqliteDatabase.Own(target);
        try
        {
            var arriving = target + ".arriving";
            File.Copy(file, arriving, overwrite: true);
            var report = await CheckAsync(arriving, cancel);
            var kept = $"{target}.before-{now:yyyyMMdd-HHmmss}";
            foreach (var suffix in Files.Where(suffix => File.Exists(target + suffix))) File.Move(target + suffix, kept + suffix);
            File.Move(arriving, target);
            return report;
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw Unusable($"Restoring {file} failed ({fault.Message}).", fault);
        }
    }

    private static async Task<BackupReport> CheckAsync(string file, CancellationToken cancel)
    {
        await using var connection = Open(file, SqliteOpenMode.ReadOnly);
        cancel.ThrowIfCancellationRequested();
        var integrity = await connection.QueryFirstAsync<string>("PRAGMA integrity_check");
        if (integrity != "ok") throw Unusable($"{file} is damaged ({integrity}). Take another backup.");
        var strays = await connection.QueryAsync("PRAGMA foreign_key_check");
        if (strays.Any()) throw Unusable($"{file} is not whole: rows refer to others that are not there. Take another backup.");
        var tables = (await connection.QueryAsync<string>("SELECT name FROM sqlite_master WHERE type = 'table'")).ToHashSet();
        if (!tables.Contains("migration")) throw Unusable($"{file} is no database of SafeHelpBot.");
        var counts = new Dictionary<string, long>();
        foreach (var table in Counted.Where(tables.Contains)) counts[table] = await connection.QuerySingleAsync<long>($"SELECT COUNT(*) FROM {table}");
        return new BackupReport(counts, new FileInfo(file).Length);
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static StorageUnavailableException Unusable(string message, Exception? cause = null) => new(message, cause ?? new IOException(message));
}

/// <summary>What a sound copy holds.</summary>
/// <param name="Counts">Rows by table.</param>
public sealed record BackupReport(IReadOnlyDictionary<string, long> Counts, long Bytes);
