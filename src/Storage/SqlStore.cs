using Dapper;
using Npgsql;
using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Desk;
using SafeHelp.Bot.Inbox;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;
using SafeHelp.Bot.Tokens;
using SafeHelp.Bot.Turns;
using SafeHelp.Storage.Records;

namespace SafeHelp.Storage;

/// <summary>Every port of the line on one database, opened and brought up to date.</summary>
public sealed class SqlStore : IAsyncDisposable
{
    private readonly IDatabase database;

    private SqlStore(IDatabase database, ICipher cipher, TimeProvider clock)
    {
        this.database = database;
        var talks = new TalkCipher(cipher);
        Inbox = new SqlInbox(database, talks, clock);
        Turns = new SqlTurnStore(database, talks);
        Outbox = new SqlOutbox(database, talks);
        Transcript = new SqlTranscript(database, talks);
        Desk = new SqlDesk(database, talks);
        Counters = new SqlCounterStore(database, talks);
        Status = new SqlLineStatus(database);
        News = database is PostgresDatabase postgres ? new PostgresNews(postgres.Source) : new NoNewsWire();
        Tokens = new SqlTokenStore(database, cipher);
        Staff = new SqlStaffAccounts(database, cipher);
        AccessLog = new SqlAccessLog(database);
        Hearing = new SqlHearing(database, talks);
        Records = new SqlRecordStore(database, cipher);
        Publications = new SqlPublicationFeed(database);
        Doubts = new SqlDoubtStore(database);
        Hardship = new SqlHardshipStore(database, cipher);
        Reminders = new SqlReminderStore(database);
    }

    public IInbox Inbox { get; }

    public ITurnStore Turns { get; }

    public IOutbox Outbox { get; }

    public ITranscript Transcript { get; }

    public IDeskStore Desk { get; }

    public ICounterStore Counters { get; }

    public ILineStatus Status { get; }

    public ITokenStore Tokens { get; }

    public INewsWire News { get; }

    public IStaffAccounts Staff { get; }

    public IAccessLog AccessLog { get; }

    public IHearing Hearing { get; }

    public IRecordStore Records { get; }

    public IPublicationFeed Publications { get; }

    public IDoubtStore Doubts { get; }

    public IHardshipStore Hardship { get; }

    public IReminderStore Reminders { get; }

    /// <param name="connectionString">"Data Source=…", a SQLite file, whose folder is made if it is not there; "Host=…", PostgreSQL.</param>
    /// <exception cref="StorageUnavailableException">It cannot be opened; the message says what to do.</exception>
    public static async Task<SqlStore> OpenAsync(string connectionString, ICipher cipher, TimeProvider clock, CancellationToken cancel)
    {
        var database = await DatabaseAsync(connectionString, cancel);
        await PrepareAsync(database, cipher, cancel);
        if (database.HasOneOwner) await ReleaseLeasesAsync(database, cancel);
        return new SqlStore(database, cipher, clock);
    }

    /// <summary>The same beside a server that may be using the database just now: nothing that it has taken is let go.</summary>
    /// <exception cref="StorageUnavailableException">It cannot be opened; the message says what to do.</exception>
    public static async Task<SqlStore> OpenBesideAsync(string connectionString, ICipher cipher, TimeProvider clock, CancellationToken cancel)
    {
        IDatabase database = IsPostgres(connectionString) ? await PostgresDatabase.OpenAsync(connectionString, cancel) : await SqliteDatabase.OpenBesideAsync(connectionString, cancel);
        await PrepareAsync(database, cipher, cancel);
        return new SqlStore(database, cipher, clock);
    }

    public static bool IsPostgres(string connectionString) => connectionString.StartsWith("Host=", StringComparison.OrdinalIgnoreCase);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static async Task<IDatabase> DatabaseAsync(string connectionString, CancellationToken cancel) =>
        IsPostgres(connectionString)
            ? await PostgresDatabase.OpenAsync(connectionString, cancel)
            : await SqliteDatabase.OpenAsync(connectionString, cancel);

    private static async Task PrepareAsync(IDatabase database, ICipher cipher, CancellationToken cancel)
    {
        try
        {
            await Migrator.MigrateAsync(database, cancel);
            await new Seal(database, cipher).SetAsync(cancel);
        }
        catch (StorageUnavailableException)
        {
            await database.DisposeAsync();
            throw;
        }
        catch (NpgsqlException cut) when (PostgresDatabase.IsPassing(cut))
        {
            await database.DisposeAsync();
            throw new StorageUnavailableException($"PostgreSQL went away while the schema was looked at ({cut.SqlState ?? "no answer"}). Start again when it stands.", cut) { IsPassing = true };
        }
    }

    private static Task ReleaseLeasesAsync(IDatabase database, CancellationToken cancel) =>
        database.WriteAsync(
            connection => connection.ExecuteAsync(
                "UPDATE conversation SET leased_until = 0 WHERE leased_until > 0; UPDATE outbox SET leased_until = 0 WHERE done_at IS NULL AND leased_until > 0"),
            cancel);
}
