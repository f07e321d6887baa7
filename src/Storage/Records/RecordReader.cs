using System.Data.Common;
using Dapper;
using SafeHelp.Bot.Records;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Storage.Records;

/// <summary>Reads records, editions and history, with all that is kept.</summary>
internal sealed class RecordReader(ICipher cipher)
{
    private const string Row = """
        SELECT id, revision, standing, live, pending, editions, marks, reviewed_on AS reviewedOn, due_on AS dueOn FROM record WHERE id = @id
        """;

    private const string Edition = """
        SELECT e.body, k.body AS kept FROM record_edition e JOIN record_kept k ON k.record = e.record AND k.number = e.number
        WHERE e.record = @id AND e.number = @number
        """;

    private const string Papers = "SELECT body FROM record_paper WHERE record = @id ORDER BY id";

    private const string Events = """
        SELECT revision, kind, by_whom AS byWhom, at, state_before AS stateBefore, state_after AS stateAfter, edition, changed, reason
        FROM record_event WHERE record = @id ORDER BY revision
        """;

    public async Task<ListingRecord?> RecordAsync(DbConnection connection, string id)
    {
        if (await connection.QuerySingleOrDefaultAsync<RecordRow>(Row, new { id }) is not { } row) return null;
        var marks = RecordJson.Read<StoredMarks>(row.Marks);
        var papers = await connection.QueryAsync<string>(Papers, new { id });
        return new ListingRecord(
            id,
            row.Revision,
            Enum.Parse<Standing>(row.Standing),
            await WholeAsync(connection, id, marks.Live),
            await WholeAsync(connection, id, marks.Pending),
            [.. papers.Select(paper => RecordJson.Read<Paper>(cipher.Unprotect(paper)))],
            RecordRow.Day(row.ReviewedOn),
            RecordRow.Day(row.DueOn))
        { Editions = (int)row.Editions };
    }

    public async Task<RecordFields?> FieldsAsync(DbConnection connection, string id, int number)
    {
        var found = await connection.QuerySingleOrDefaultAsync<EditionRow>(Edition, new { id, number = (long)number });
        return found is null ? null : RecordJson.Read<KeptFields>(cipher.Unprotect(found.Kept)).Back(RecordJson.Read<RecordFields>(found.Body));
    }

    public static async Task<IReadOnlyList<RecordEvent>> EventsAsync(DbConnection connection, string id) =>
        [.. (await connection.QueryAsync<EventRow>(Events, new { id })).Select(row => row.Event(id))];

    private async Task<Edition?> WholeAsync(DbConnection connection, string id, StoredEdition? marks) =>
        marks is null ? null : marks.With(await FieldsAsync(connection, id, marks.Number) ?? throw new InvalidOperationException($"Record {id} has lost its edition {marks.Number}."));

    private sealed record EditionRow
    {
        public string Body { get; init; } = "";

        public string Kept { get; init; } = "";
    }

    private sealed record EventRow
    {
        public long Revision { get; init; }

        public string Kind { get; init; } = "";

        public string ByWhom { get; init; } = "";

        public long At { get; init; }

        public string StateBefore { get; init; } = "";

        public string StateAfter { get; init; } = "";

        public long Edition { get; init; }

        public string Changed { get; init; } = "";

        public string? Reason { get; init; }

        public RecordEvent Event(string record) =>
            new(record, Revision, Enum.Parse<RecordActionKind>(Kind), ByWhom, DateTimeOffset.FromUnixTimeMilliseconds(At), Enum.Parse<RecordState>(StateBefore),
                Enum.Parse<RecordState>(StateAfter), (int)Edition, RecordJson.Read<RecordField[]>(Changed), Reason);
    }
}
