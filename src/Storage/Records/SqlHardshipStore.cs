using Dapper;
using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Listings.Hardship;

namespace SafeHelp.Storage.Records;

/// <summary>Needs of people in hardship in SQL, encrypted but for what is counted.</summary>
internal sealed class SqlHardshipStore(IDatabase database, ICipher cipher) : IHardshipStore
{
    private const string Columns = "SELECT r.id, r.revision, r.kind, r.province, r.commune, r.is_closed AS isClosed, r.body FROM hardship r";
    private const string Insert = "INSERT INTO hardship (id, revision, kind, province, commune, is_closed, body) VALUES (@Id, @Revision, @Kind, @Province, @Commune, @IsClosed, @Body) ON CONFLICT DO NOTHING";

    private const string Update = """
        UPDATE hardship SET revision = @Revision, kind = @Kind, province = @Province, commune = @Commune, is_closed = @IsClosed, body = @Body
        WHERE id = @Id AND revision = @Expected
        """;

    private const string Note = "INSERT INTO hardship_event (hardship, revision, what, by_whom, at, body) VALUES (@id, @revision, @what, @by, @at, @before)";

    private const string Forget = "UPDATE hardship_event SET body = NULL WHERE hardship = @id";

    private const string Counts = "SELECT r.province, r.commune, r.kind, COUNT(*) AS number FROM hardship r WHERE r.is_closed = 0 GROUP BY r.province, r.commune, r.kind";

    public Task<HardshipNeed?> LoadAsync(string id, CancellationToken cancel) =>
        database.ReadAsync(async connection => (await connection.QuerySingleOrDefaultAsync<Row>($"{Columns} WHERE r.id = @id", new { id })) is { } row ? Need(row) : null, cancel);

    public Task<bool> SaveAsync(HardshipNeed? before, HardshipNeed after, HardshipTouch touch, CancellationToken cancel) =>
        database.WriteAsync(
            async connection =>
            {
                if (await connection.ExecuteAsync(before is null ? Insert : Update, RowOf(after, before?.Revision ?? 0)) != 1) return false;
                await connection.ExecuteAsync(Note, NoteOf(after.Id, after.Revision, What(before, after), touch, before is null ? null : BodyOf(before)));
                return true;
            },
            cancel);

    public async Task<bool> EraseAsync(HardshipNeed need, HardshipTouch touch, CancellationToken cancel)
    {
        var empty = need with { Revision = need.Revision + 1, Person = "", Details = "", Consent = null, IsClosed = true };
        var isDone = await database.WriteAsync(
            async connection =>
            {
                if (await connection.ExecuteAsync(Update, RowOf(empty, need.Revision)) != 1) return false;
                await connection.ExecuteAsync(Forget, new { id = need.Id });
                await connection.ExecuteAsync(Note, NoteOf(empty.Id, empty.Revision, "erased", touch, null));
                return true;
            },
            cancel);
        if (isDone) await database.ForgetAsync(cancel);
        return isDone;
    }

    public Task<IReadOnlyList<HardshipNeed>> ListAsync(string area, int most, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<HardshipNeed>>(
            async connection =>
            {
                var rows = await connection.QueryAsync<Row>($"{Columns} WHERE r.is_closed = 0 AND {RecordPages.Area(area)} ORDER BY r.id DESC LIMIT @most", new { area, most = (long)most });
                return [.. rows.Select(Need)];
            },
            cancel);

    public Task<IReadOnlyList<HardshipCount>> CountAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<HardshipCount>>(
            async connection => [.. (await connection.QueryAsync<Row>(Counts)).Select(row => new HardshipCount(row.Province, row.Commune, Enum.Parse<HardshipKind>(row.Kind), (int)row.Number))], cancel);

    public Task LogLooksAsync(IReadOnlyList<string> ids, HardshipTouch touch, CancellationToken cancel) =>
        database.WriteAsync(
            connection => connection.ExecuteAsync(Note, ids.Select(id => NoteOf(id, 0, "seen", touch, null))), cancel);

    private static string What(HardshipNeed? before, HardshipNeed after) =>
        before is null ? "added" : after.IsClosed ? "closed" : "changed";

    private static object NoteOf(string id, long revision, string what, HardshipTouch touch, string? before) =>
        new { id, revision, what, by = touch.By, at = touch.At.ToUnixTimeMilliseconds(), before };

    private string BodyOf(HardshipNeed need) => cipher.Protect(RecordJson.Write(new Body(need.Person, need.Details, need.Consent)));

    private HardshipNeed Need(Row row)
    {
        var body = RecordJson.Read<Body>(cipher.Unprotect(row.Body));
        return new HardshipNeed(row.Id, row.Revision, Enum.Parse<HardshipKind>(row.Kind), row.Province, row.Commune, body.Person, body.Details, body.Consent, row.IsClosed != 0);
    }

    private Row RowOf(HardshipNeed need, long expected) =>
        new()
        {
            Id = need.Id,
            Revision = need.Revision,
            Expected = expected,
            Kind = need.Kind.ToString(),
            Province = need.Province,
            Commune = need.Commune,
            IsClosed = need.IsClosed ? 1 : 0,
            Body = BodyOf(need),
        };

    private sealed record Body(string Person, string Details, PersonConsent? Consent);

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public long Revision { get; init; }

        public long Expected { get; init; }

        public string Kind { get; init; } = "";

        public string Province { get; init; } = "";

        public string Commune { get; init; } = "";

        public long IsClosed { get; init; }

        public string Body { get; init; } = "";

        public long Number { get; init; }
    }
}
