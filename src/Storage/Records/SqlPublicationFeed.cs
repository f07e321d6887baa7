using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Storage.Records;

/// <summary>What is public of records, from its own table and no other.</summary>
internal sealed class SqlPublicationFeed(IDatabase database) : IPublicationFeed
{
    private const string Changed = "SELECT record, body, checked_on AS checkedOn, leaves_on AS leavesOn, changed_at AS changedAt FROM publication WHERE mark > @mark ORDER BY record";
    private const int AtOnce = 500;

    private const string Next = "SELECT record, body, checked_on AS checkedOn, leaves_on AS leavesOn, changed_at AS changedAt FROM publication WHERE record > @after AND body IS NOT NULL ORDER BY record LIMIT @most";
    private const string Doubted = "SELECT DISTINCT listing FROM doubt WHERE settled_at IS NULL";

    public Task<PublicationNews> SinceAsync(long mark, CancellationToken cancel) => database.ReadAsync(connection => SinceAsync(connection, mark), cancel);

    public async IAsyncEnumerable<Publication> AllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        for (var after = ""; ;)
        {
            var asked = new { after, most = (long)AtOnce };
            var rows = await database.ReadAsync(async connection => (await connection.QueryAsync<Row>(Next, asked)).ToList(), cancel);
            foreach (var row in rows) yield return row.Publication();
            if (rows.Count < AtOnce) yield break;
            after = rows[^1].Record;
        }
    }

    // The clock is read first: what is published while the rest is read comes twice rather than never.
    private static async Task<PublicationNews> SinceAsync(DbConnection connection, long mark)
    {
        var now = await connection.QuerySingleAsync<long>("SELECT mark FROM publication_clock WHERE one = 1");
        var rows = now == mark ? [] : (await connection.QueryAsync<Row>(Changed, new { mark })).ToList();
        var doubted = (await connection.QueryAsync<string>(Doubted)).ToHashSet();
        return new PublicationNews(now, [.. rows.Where(row => row.Body is not null).Select(row => row.Publication())], [.. rows.Where(row => row.Body is null).Select(row => row.Record)], doubted);
    }

    private sealed record Row
    {
        public string Record { get; init; } = "";

        public string? Body { get; init; }

        public long CheckedOn { get; init; }

        public long LeavesOn { get; init; }

        public long ChangedAt { get; init; }

        public Publication Publication() =>
            new(Record, RecordJson.Read<RecordFields>(Body!), DateOnly.FromDayNumber((int)CheckedOn), DateOnly.FromDayNumber((int)LeavesOn))
            { ChangedAt = ChangedAt == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(ChangedAt) };
    }
}
