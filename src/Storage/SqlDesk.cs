using System.Data.Common;
using Dapper;
using SafeHelp.Bot.Desk;

namespace SafeHelp.Storage;

/// <summary>The officers' desk in SQL.</summary>
internal sealed class SqlDesk(IDatabase database, TalkCipher talks) : IDeskStore
{
    private readonly SqlHandovers handovers = new(database, talks);

    private const string All = "SELECT key, conversation, body FROM handover";

    // The talk's row is locked before the handover's, as a turn does it, so that the two never wait for each other.
    private const string LockTalk = """
        UPDATE conversation SET last_sequence = last_sequence WHERE key = (SELECT conversation FROM handover WHERE key = @key AND closed_at IS NULL)
        """;

    private const string Lock = "UPDATE handover SET version = version + 1 WHERE key = @key AND closed_at IS NULL RETURNING key, conversation, body";

    private const string Sent = "INSERT INTO desk_sent (handover, client_id) VALUES (@key, @clientId) ON CONFLICT DO NOTHING";

    private const string KeepShift = """
        INSERT INTO duty_shift (id, officer, province, commune, hours, from_day, until_day, capacity, works_holidays)
        VALUES (@Id, @Officer, @province, @commune, @Hours, @from, @until, @Capacity, @holidays)
        ON CONFLICT (id) DO UPDATE SET officer = excluded.officer, province = excluded.province, commune = excluded.commune, hours = excluded.hours,
            from_day = excluded.from_day, until_day = excluded.until_day, capacity = excluded.capacity, works_holidays = excluded.works_holidays
        """;

    private const string Seen = """
        INSERT INTO duty_presence (officer, until) VALUES (@officer, @until) ON CONFLICT (officer) DO UPDATE SET until = excluded.until
        """;

    private const string Shifts = """
        SELECT id, officer, province, commune, hours, from_day AS fromDay, until_day AS untilDay, capacity, works_holidays AS worksHolidays FROM duty_shift ORDER BY id
        """;

    public async Task<Handover?> FindAsync(long key, CancellationToken cancel) =>
        (await ReadAsync($"{All} WHERE key = @key", new { key }, cancel)).SingleOrDefault();

    public Task<IReadOnlyList<Handover>> OpenAsync(CancellationToken cancel) => ReadAsync($"{All} WHERE closed_at IS NULL ORDER BY key", null, cancel);

    public Task<IReadOnlyList<Handover>> SinceAsync(DateTimeOffset moment, CancellationToken cancel) =>
        ReadAsync($"{All} WHERE entered_at >= @moment ORDER BY key", new { moment = Ms(moment) }, cancel);

    public Task<DeskChange?> ChangeAsync(long key, Func<Handover, DeskChange?> decide, DateTimeOffset now, CancellationToken cancel) =>
        database.WriteAsync(connection => ChangeAsync(connection, key, decide, Ms(now)), cancel);

    public Task AddNoteAsync(long key, DeskNote note, CancellationToken cancel) =>
        database.WriteAsync(
            connection => connection.ExecuteAsync(
                "INSERT INTO desk_note (handover, officer, text, written_at) VALUES (@key, @Officer, @Text, @at)", new { key, note.Officer, Text = talks.HideNote(note.Text), at = Ms(note.At) }),
            cancel);

    public Task<IReadOnlyList<DeskNote>> NotesAsync(long key, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<DeskNote>>(
            async connection =>
            [
                .. (await connection.QueryAsync<NoteRow>("SELECT officer, text, written_at AS at FROM desk_note WHERE handover = @key ORDER BY written_at", new { key }))
                    .Select(row => new DeskNote(row.Officer, talks.Note(row.Text), DateTimeOffset.FromUnixTimeMilliseconds(row.At))),
            ],
            cancel);

    public Task<IReadOnlyList<DutyShift>> ShiftsAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<DutyShift>>(async connection => [.. (await connection.QueryAsync<ShiftRow>(Shifts)).Select(row => row.Shift())], cancel);

    public Task KeepShiftAsync(DutyShift shift, CancellationToken cancel)
    {
        var (from, until) = (shift.From.DayNumber, shift.Until?.DayNumber);
        var values = new
        {
            shift.Id, shift.Officer, province = shift.Area.Province, commune = shift.Area.Commune, shift.Hours, from, until, shift.Capacity, holidays = shift.WorksHolidays ? 1 : 0,
        };
        return database.WriteAsync(connection => connection.ExecuteAsync(KeepShift, values), cancel);
    }

    public Task RemoveShiftAsync(string id, CancellationToken cancel) =>
        database.WriteAsync(connection => connection.ExecuteAsync("DELETE FROM duty_shift WHERE id = @id", new { id }), cancel);

    public Task SeenAsync(string officer, DateTimeOffset until, CancellationToken cancel) =>
        database.WriteAsync(connection => connection.ExecuteAsync(Seen, new { officer, until = Ms(until) }), cancel);

    public Task<IReadOnlyList<string>> PresentAsync(DateTimeOffset now, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async connection => [.. await connection.QueryAsync<string>("SELECT officer FROM duty_presence WHERE until > @now", new { now = Ms(now) })], cancel);

    private async Task<DeskChange?> ChangeAsync(DbConnection connection, long key, Func<Handover, DeskChange?> decide, long now)
    {
        await connection.ExecuteAsync(LockTalk, new { key });
        var row = await connection.QuerySingleOrDefaultAsync<SqlHandovers.Row>(Lock, new { key });
        if (row is null || handovers.Handover(row) is not { } handover || decide(handover) is not { } change) return null;
        if (change.ClientId is { } clientId && await connection.ExecuteAsync(Sent, new { key, clientId }) == 0) return change;
        await handovers.WriteAsync(connection, change.After);
        await SqlPosts.AppendAsync(connection, row.Conversation, [.. change.Replies.Select(reply => talks.Hide(handover.Talk.ConversationId, reply))], now);
        await SqlCounters.AddAsync(connection, change.Tallies);
        return change;
    }

    private Task<IReadOnlyList<Handover>> ReadAsync(string sql, object? values, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<Handover>>(
            async connection => [.. (await connection.QueryAsync<SqlHandovers.Row>(sql, values)).Select(handovers.Handover).OfType<Handover>()], cancel);

    private static long Ms(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private sealed record NoteRow
    {
        public string Officer { get; init; } = "";

        public string Text { get; init; } = "";

        public long At { get; init; }
    }

    private sealed record ShiftRow
    {
        public string Id { get; init; } = "";

        public string Officer { get; init; } = "";

        public string Province { get; init; } = "";

        public string Commune { get; init; } = "";

        public string Hours { get; init; } = "";

        public long FromDay { get; init; }

        public long? UntilDay { get; init; }

        public long Capacity { get; init; }

        public long WorksHolidays { get; init; }

        public DutyShift Shift() =>
            new(
                Id, Officer, new DeskArea(Province, Commune), Hours, DateOnly.FromDayNumber((int)FromDay), UntilDay is { } day ? DateOnly.FromDayNumber((int)day) : null,
                (int)Capacity, WorksHolidays == 1);
    }
}
