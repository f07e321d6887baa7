using SafeHelp.Bot.Inbox;
using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Tokens;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Storage;

/// <summary>Every port of the line on one database, opened and brought up to date.</summary>
public sealed class SqlStore : IAsyncDisposable
{
    private readonly SqliteDatabase database;

    private SqlStore(SqliteDatabase database, ICipher cipher, TimeProvider clock)
    {
        this.database = database;
        Inbox = new SqlInbox(database, clock);
        Turns = new SqlTurnStore(database);
        Outbox = new SqlOutbox(database);
        Transcript = new SqlTranscript(database);
        Status = new SqlLineStatus(database);
        Tokens = new SqlTokenStore(database, cipher);
    }

    public IInbox Inbox { get; }

    public ITurnStore Turns { get; }

    public IOutbox Outbox { get; }

    public ITranscript Transcript { get; }

    public ILineStatus Status { get; }

    public ITokenStore Tokens { get; }

    /// <param name="connectionString">"Data Source=…", a SQLite file; its folder is made if it is not there.</param>
    /// <exception cref="StorageUnavailableException">It cannot be opened; the message says what to do.</exception>
    public static async Task<SqlStore> OpenAsync(string connectionString, ICipher cipher, TimeProvider clock, CancellationToken cancel)
    {
        var database = await SqliteDatabase.OpenAsync(connectionString, cancel);
        await Migrator.MigrateAsync(database, cancel);
        await database.ReleaseLeasesAsync(cancel);
        return new SqlStore(database, cipher, clock);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
