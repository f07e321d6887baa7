using Dapper;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Storage;

/// <summary>Counts and ages of the line in SQL, and the erasing of what is kept no longer.</summary>
internal sealed class SqlLineStatus(IDatabase database) : ILineStatus
{
    private const string Status = """
        SELECT
            (SELECT COUNT(*) FROM inbox WHERE done_at IS NULL) AS waiting,
            (SELECT MIN(received_at) FROM inbox WHERE done_at IS NULL) AS oldestWaiting,
            (SELECT COUNT(*) FROM outbox WHERE done_at IS NULL) AS undelivered,
            (SELECT MIN(created_at) FROM outbox WHERE done_at IS NULL) AS oldestUndelivered,
            (SELECT COUNT(*) FROM inbox WHERE set_aside IS NOT NULL) AS setAside,
            (SELECT COUNT(*) FROM outbox WHERE given_up IS NOT NULL AND given_up <> 'erased') AS givenUp,
            (SELECT COUNT(*) FROM outbox WHERE withheld IS NOT NULL) AS withheld
        """;

    // Seven hours ahead all year: days are Viet Nam's.
    private const string Lost = """
        SELECT (done_at + 25200000) / 86400000 AS Day, channel AS Channel, COALESCE(withheld, given_up) AS Why, COUNT(*) AS N FROM outbox
        WHERE (withheld IS NOT NULL OR (given_up IS NOT NULL AND given_up <> 'erased')) AND done_at >= @since
        GROUP BY 1, 2, 3 ORDER BY 1 DESC, 4 DESC, 2, 3
        """;

    private const string EraseReplies = "UPDATE outbox SET body = NULL, sent_ids = NULL WHERE body IS NOT NULL AND done_at < @before";
    private const string EraseMessages = "UPDATE inbox SET body = NULL, withdraw_id = NULL WHERE body IS NOT NULL AND done_at < @before";

    // The state of a silent talk goes with its last body, so that nothing of the talk outlives what was said.
    private const string EraseStates = """
        UPDATE conversation SET state = NULL WHERE state IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM inbox i WHERE i.conversation = conversation.key AND i.body IS NOT NULL)
        """;

    // What officers noted goes with what was said; of the talk at the desk only the counts stay.
    private const string EraseHandovers = """
        DELETE FROM desk_note WHERE written_at < @before OR handover IN (SELECT key FROM handover WHERE closed_at < @before);
        DELETE FROM desk_sent WHERE handover IN (SELECT key FROM handover WHERE closed_at < @before);
        DELETE FROM handover WHERE closed_at < @before;
        """;

    // A lease or a wait longer than any that we give is of a clock that has been set back since.
    private const string Mend = """
        UPDATE conversation SET leased_until = 0 WHERE leased_until > @farLease AND key IN (SELECT conversation FROM inbox WHERE done_at IS NULL);
        UPDATE outbox SET leased_until = 0 WHERE done_at IS NULL AND leased_until > @farLease;
        UPDATE inbox SET due_at = 0 WHERE done_at IS NULL AND due_at > @farDue;
        UPDATE outbox SET due_at = 0 WHERE done_at IS NULL AND due_at > @farDue;
        """;

    private const string GiveUpOld = """
        UPDATE outbox SET done_at = @now, given_up = 'too-old' WHERE done_at IS NULL AND created_at < @before AND leased_until <= @now
        """;

    private const string EraseLastWords = "UPDATE outbox SET body = NULL, sent_ids = NULL WHERE is_last = 1 AND body IS NOT NULL AND done_at < @read";

    // A web chat fetches its last words within seconds; a phone without a net, within minutes.
    private static readonly TimeSpan UntilRead = TimeSpan.FromMinutes(10);

    public Task<LineStatus> ReadAsync(CancellationToken cancel) =>
        database.ReadAsync(async connection => (await connection.QuerySingleAsync<Row>(Status)).Status(), cancel);

    public Task<IReadOnlyList<LostReplies>> LostAsync(DateTimeOffset since, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<LostReplies>>(
            async connection => [.. (await connection.QueryAsync<LostRow>(Lost, new { since = Ms(since) })).Select(row => row.Replies())], cancel);

    public async Task<int> EraseBodiesAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var erased = await database.WriteAsync(
            async connection =>
            {
                var moment = new { before = Ms(before) };
                var erased = await connection.ExecuteAsync(EraseReplies, moment) + await connection.ExecuteAsync(EraseMessages, moment);
                await connection.ExecuteAsync(EraseStates);
                await connection.ExecuteAsync(EraseHandovers, moment);
                return erased;
            },
            cancel);
        // Also what an erasure before could not overwrite, because somebody was reading just then.
        await database.ForgetAsync(cancel);
        return erased;
    }

    public Task<int> UpkeepAsync(DateTimeOffset now, CancellationToken cancel) =>
        database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync(Mend, new { farLease = Ms(now + RetryDelays.LongestLease), farDue = Ms(now + RetryDelays.LongestWait) });
                await connection.ExecuteAsync(EraseLastWords, new { read = Ms(now - UntilRead) });
                return await connection.ExecuteAsync(GiveUpOld, new { now = Ms(now), before = Ms(now - RetryDelays.GiveUpAfter - RetryDelays.LongestWait) });
            },
            cancel);

    private static long Ms(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private sealed record Row
    {
        public long Waiting { get; init; }

        public long? OldestWaiting { get; init; }

        public long Undelivered { get; init; }

        public long? OldestUndelivered { get; init; }

        public long SetAside { get; init; }

        public long GivenUp { get; init; }

        public long Withheld { get; init; }

        public LineStatus Status() => new(Waiting, Time(OldestWaiting), Undelivered, Time(OldestUndelivered), SetAside, GivenUp) { Withheld = Withheld };

        private static DateTimeOffset? Time(long? ms) => ms is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(ms.Value);
    }

    private sealed record LostRow
    {
        public long Day { get; init; }

        public string Channel { get; init; } = "";

        public string Why { get; init; } = "";

        public long N { get; init; }

        public LostReplies Replies() => new(DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)Day), Channel, Why, N);
    }
}
