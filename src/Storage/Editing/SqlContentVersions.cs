using Dapper;
using SafeHelp.Bot.Editing;

namespace SafeHelp.Storage.Editing;

/// <summary>Versions of content files in SQL.</summary>
internal sealed class SqlContentVersions(IDatabase database) : IContentVersions
{
    private const string Columns = "SELECT v.number, v.file, v.body, v.original, v.by_whom AS byWhom, v.at, v.note FROM content_version v";
    private const string Newest = $"{Columns} WHERE v.number = (SELECT MAX(o.number) FROM content_version o WHERE o.file = v.file) ORDER BY v.file";

    private const string Add = """
        INSERT INTO content_version (number, file, body, original, by_whom, at, note) VALUES (@Number, @File, @Text, @Original, @By, @at, @Note)
        ON CONFLICT DO NOTHING
        """;

    public Task<long> NumberAsync(CancellationToken cancel) =>
        database.ReadAsync(connection => connection.ExecuteScalarAsync<long>("SELECT COALESCE(MAX(number), 0) FROM content_version"), cancel);

    public Task<IReadOnlyList<ContentVersion>> NewestAsync(CancellationToken cancel) => ReadAsync(Newest, new { }, cancel);

    public Task<IReadOnlyList<ContentVersion>> HistoryAsync(string file, int most, CancellationToken cancel) =>
        ReadAsync($"{Columns} WHERE v.file = @file ORDER BY v.number DESC LIMIT @most", new { file, most = (long)most }, cancel);

    public async Task<ContentVersion?> LoadAsync(long number, CancellationToken cancel) =>
        (await ReadAsync($"{Columns} WHERE v.number = @number", new { number }, cancel)).FirstOrDefault();

    public async Task<bool> AddAsync(ContentVersion version, CancellationToken cancel) =>
        await database.WriteAsync(
            connection => connection.ExecuteAsync(
                Add, new { version.Number, version.File, version.Text, version.Original, version.By, at = version.At.ToUnixTimeMilliseconds(), version.Note }),
            cancel) > 0;

    private Task<IReadOnlyList<ContentVersion>> ReadAsync(string sql, object parameters, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<ContentVersion>>(async connection => [.. (await connection.QueryAsync<Row>(sql, parameters)).Select(row => row.Version())], cancel);

    private sealed record Row
    {
        public long Number { get; init; }

        public string File { get; init; } = "";

        public string? Body { get; init; }

        public string Original { get; init; } = "";

        public string ByWhom { get; init; } = "";

        public long At { get; init; }

        public string Note { get; init; } = "";

        public ContentVersion Version() => new(Number, File, Body, Original, ByWhom, DateTimeOffset.FromUnixTimeMilliseconds(At), Note);
    }
}
