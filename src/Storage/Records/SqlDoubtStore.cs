using Dapper;
using SafeHelp.Bot.Records;

namespace SafeHelp.Storage.Records;

/// <summary>Doubted numbers in SQL.</summary>
internal sealed class SqlDoubtStore(IDatabase database) : IDoubtStore
{
    private const string Doubts = """
        SELECT d.id, d.listing AS listingId, COALESCE(r.name, d.listing) AS name, d.dial, COALESCE(r.province, '') AS province, COALESCE(r.commune, '') AS commune,
            d.told_at AS toldAt, d.times
        FROM doubt d LEFT JOIN record r ON r.id = d.listing
        """;

    private const string Settle = "UPDATE doubt SET settled_at = @at, settled_by = @by WHERE id = @id AND settled_at IS NULL";

    public Task<IReadOnlyList<Doubt>> OpenAsync(string area, int most, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<Doubt>>(
            async connection =>
            {
                var rows = await connection.QueryAsync<Row>($"{Doubts} WHERE d.settled_at IS NULL AND {RecordPages.Area(area)} ORDER BY d.told_at, d.id LIMIT @most", new { area, most = (long)most });
                return [.. rows.Select(row => row.Doubt())];
            },
            cancel);

    public Task<Doubt?> LoadAsync(long id, CancellationToken cancel) =>
        database.ReadAsync(async connection => (await connection.QuerySingleOrDefaultAsync<Row>($"{Doubts} WHERE d.id = @id", new { id }))?.Doubt(), cancel);

    public Task SettleAsync(long id, string by, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync(connection => connection.ExecuteAsync(Settle, new { id, by, at = at.ToUnixTimeMilliseconds() }), cancel);

    private sealed record Row
    {
        public long Id { get; init; }

        public string ListingId { get; init; } = "";

        public string Name { get; init; } = "";

        public string Dial { get; init; } = "";

        public string Province { get; init; } = "";

        public string Commune { get; init; } = "";

        public long ToldAt { get; init; }

        public long Times { get; init; }

        public Doubt Doubt() => new(Id, ListingId, Name, Dial, Province, Commune, DateTimeOffset.FromUnixTimeMilliseconds(ToldAt), (int)Times);
    }
}
