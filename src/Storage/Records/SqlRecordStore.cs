using Dapper;
using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Listings.Duplicates;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Storage.Records;

/// <summary>Records in SQL.</summary>
internal sealed class SqlRecordStore(IDatabase database, ICipher cipher) : IRecordStore
{
    private const string Look = "INSERT INTO record_look (record, by_whom, at) VALUES (@id, @by, @at)";

    private readonly RecordRows rows = new(cipher);
    private readonly RecordReader reader = new(cipher);

    public Task<ListingRecord?> LoadAsync(string id, CancellationToken cancel) => database.ReadAsync(connection => reader.RecordAsync(connection, id), cancel);

    public async Task<bool> SaveAsync(IReadOnlyList<RecordChange> changes, CancellationToken cancel)
    {
        // Always in the order of ids, so that two that save the same records never wait for each other.
        var ordered = changes.OrderBy(change => change.After.Id, StringComparer.Ordinal).ToList();
        try
        {
            return await database.WriteAsync(
                async connection =>
                {
                    await rows.WriteAsync(connection, ordered);
                    await PublicationRows.WriteAsync(connection, ordered);
                    return true;
                },
                cancel);
        }
        catch (StaleRecordException)
        {
            return false;
        }
    }

    public Task<RecordPage> ListAsync(RecordFilter filter, CancellationToken cancel) => database.ReadAsync(connection => RecordPages.PageAsync(connection, filter), cancel);

    public Task<IReadOnlyList<RecordEvent>> HistoryAsync(string id, CancellationToken cancel) => database.ReadAsync(connection => RecordReader.EventsAsync(connection, id), cancel);

    public Task<RecordFields?> EditionAsync(string id, int number, CancellationToken cancel) => database.ReadAsync(connection => reader.FieldsAsync(connection, id, number), cancel);

    public Task<IReadOnlyList<CommuneCount>> CountAsync(string area, DateOnly today, CancellationToken cancel) => database.ReadAsync(connection => RecordPages.CountAsync(connection, area, today), cancel);

    public Task<IReadOnlyList<DuplicateKey>> KeysAsync(string area, CancellationToken cancel) => database.ReadAsync(connection => RecordPages.KeysAsync(connection, area), cancel);

    public Task LogLookAsync(string id, string by, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync(connection => connection.ExecuteAsync(Look, new { id, by, at = at.ToUnixTimeMilliseconds() }), cancel);
}
