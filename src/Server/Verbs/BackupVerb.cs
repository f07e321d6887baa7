using System.CommandLine;
using SafeHelp.Server.Hosting;
using SafeHelp.Storage;

namespace SafeHelp.Server.Verbs;

/// <summary><c>backup</c> and <c>restore</c>: a checked copy of the database, made while the server runs, and the way back.</summary>
internal static class BackupVerb
{
    public static Command Backup(Terminal terminal)
    {
        var (path, data) = Options("File to write, as /backup/safehelp-2026-11-21.db.");
        var command = new Command("backup", "Copies the database to PATH while the server runs, and checks the copy.") { path, data };
        command.SetAction((parsed, cancel) => RunAsync(terminal, () => SqliteBackup.SaveAsync(Database(parsed.GetValue(data)), parsed.GetRequiredValue(path), cancel)));
        return command;
    }

    public static Command Restore(Terminal terminal)
    {
        var (path, data) = Options("Backup to put in the place of the database.");
        var command = new Command("restore", "Puts the backup PATH in the place of the database, after checking it; the server must be stopped. The database before it is kept.") { path, data };
        command.SetAction((parsed, cancel) => RunAsync(
            terminal, () => SqliteBackup.RestoreAsync(parsed.GetRequiredValue(path), Database(parsed.GetValue(data)), TimeProvider.System.GetUtcNow(), cancel)));
        return command;
    }

    private static (Argument<string> Path, Option<string?> Data) Options(string path) =>
        (new Argument<string>("PATH") { Description = path }, new Option<string?>("--data") { Description = "Folder of the database and the keys; data/ if not given." });

    private static string Database(string? data)
    {
        var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        var database = ServerSettings.DatabaseOf(configuration.GetSection("SafeHelp"), data);
        return SqlStore.IsPostgres(database) ? throw new UsageException("The database is PostgreSQL: use pg_dump and pg_restore, as docs/operations.md shows.") : database;
    }

    private static async Task<int> RunAsync(Terminal terminal, Func<Task<BackupReport>> work)
    {
        try
        {
            var report = await work();
            foreach (var (table, rows) in report.Counts) await terminal.Output.WriteLineAsync($"{table}: {rows}");
            await terminal.Error.WriteLineAsync($"checked: opens, whole, {report.Bytes} bytes. The keys beside the database (*.key, keys/) are not in it: keep them apart.");
            return 0;
        }
        catch (StorageUnavailableException unusable)
        {
            throw new FailureException(unusable.Message);
        }
    }
}
