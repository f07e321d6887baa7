using System.Data.Common;
using Dapper;
using SafeHelp.Bot.Counters;

namespace SafeHelp.Storage;

/// <summary>Counters in SQL: gathering and reading.</summary>
internal sealed class SqlCounterStore(IDatabase database, TalkCipher talks) : ICounterStore
{
    private const string Gather = $"""
        INSERT INTO counter ({SqlCounters.Columns}, n)
        SELECT {SqlCounters.Columns}, COUNT(*) FROM taken GROUP BY {SqlCounters.Columns}
        """;

    private const string Added = """
        ON CONFLICT (day, kind, channel, topic, urgency, province, commune, audience, outcome, referral, understood, wait) DO UPDATE SET n = counter.n + excluded.n
        """;

    private const string Read = $"""
        SELECT {SqlCounters.Columns}, CAST(SUM(n) AS BIGINT) AS n FROM (
            SELECT {SqlCounters.Columns}, n FROM counter WHERE day BETWEEN @from AND @to
            UNION ALL SELECT {SqlCounters.Columns}, 1 FROM tally WHERE day BETWEEN @from AND @to) both_
        GROUP BY {SqlCounters.Columns} ORDER BY {SqlCounters.Columns}
        """;

    // One slice of the reporting year at a time, and not sorted to be added up: a year of the whole country is a million rows.
    private const string SpanColumns = "kind, channel, topic, urgency, province, commune, audience, outcome, referral, wait";

    private const string Span = $"""
        SELECT {SpanColumns}, n FROM counter WHERE day BETWEEN @from AND @to AND kind <> 'Message'
        UNION ALL SELECT {SpanColumns}, 1 FROM tally WHERE day BETWEEN @from AND @to AND kind <> 'Message'
        """;

    private const string Feedback = "SELECT listing AS ListingId, reached AS Reached, not_reached AS NotReached FROM listing_feedback";

    // Only of whole weeks: two weeks' talks may be the same person's, so they are not added up until each week has enough of its own.
    private const string Enough = """
        SELECT MIN(word) AS word, COUNT(*) AS talks FROM unknown_mark WHERE week < @week GROUP BY week, piece HAVING COUNT(*) >= @fewest
        """;

    private const string Settle = """
        INSERT INTO unknown_piece (piece, talks) VALUES (@Piece, @Talks) ON CONFLICT (piece) DO UPDATE SET talks = unknown_piece.talks + excluded.talks
        """;

    public Task AddAsync(Tally tally, CancellationToken cancel) =>
        database.WriteAsync(
            async connection =>
            {
                await SqlCounters.AddAsync(connection, [tally]);
                return true;
            },
            cancel);

    public Task<IReadOnlyList<Counted>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<Counted>>(
            async connection => [.. (await connection.QueryAsync<TallyRow>(Read, new { from = first.DayNumber, to = last.DayNumber })).Select(row => row.Counted())], cancel);

    public Task<IReadOnlyList<Counted>> SpanAsync(DateOnly first, DateOnly last, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<Counted>>(
            async connection =>
            {
                var pool = new TallyPool();
                return [.. (await connection.QueryAsync<TallyRow>(Span, new { from = first.DayNumber, to = last.DayNumber })).Select(row => pool.Of(row, first))];
            },
            cancel);

    public Task GatherAsync(DateTimeOffset now, int fewestTalks, CancellationToken cancel) =>
        database.WriteAsync(
            async connection =>
            {
                await GatherAsync(connection);
                await SettleAsync(connection, UnknownMarks.Week(now.ToUnixTimeMilliseconds()), fewestTalks);
                return true;
            },
            cancel);

    public Task<IReadOnlyList<UnknownPiece>> UnknownAsync(int fewestTalks, int most, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<UnknownPiece>>(
            async connection =>
            {
                var settled = await connection.QueryAsync<UnknownPiece>("SELECT piece, talks FROM unknown_piece");
                var all = settled.Concat(await OpenedAsync(connection, int.MaxValue, fewestTalks)).GroupBy(piece => piece.Piece, (piece, same) => new UnknownPiece(piece, same.Sum(one => one.Talks)));
                return [.. all.Where(piece => piece.Talks >= fewestTalks).OrderByDescending(piece => piece.Talks).ThenBy(piece => piece.Piece, StringComparer.Ordinal).Take(most)];
            },
            cancel);

    public Task<IReadOnlyList<ListingAnswers>> FeedbackAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<ListingAnswers>>(
            async connection => [.. await connection.QueryAsync<ListingAnswers>($"{Feedback} ORDER BY listing")],
            cancel);

    public Task<ListingAnswers> FeedbackAsync(string listingId, CancellationToken cancel) =>
        database.ReadAsync(
            async connection => await connection.QuerySingleOrDefaultAsync<ListingAnswers>($"{Feedback} WHERE listing = @listingId", new { listingId }) ?? new ListingAnswers(listingId, 0, 0), cancel);

    // What is read is exactly what is deleted, whoever counts meanwhile or gathers too.
    private async Task GatherAsync(DbConnection connection)
    {
        if (database.HasOneOwner)
        {
            await connection.ExecuteAsync($"{Gather.Replace("FROM taken", "FROM tally", StringComparison.Ordinal)} {Added}");
            await connection.ExecuteAsync("DELETE FROM tally");
            return;
        }

        await connection.ExecuteAsync($"WITH taken AS (DELETE FROM tally RETURNING *) {Gather} ORDER BY {SqlCounters.Columns} {Added}");
    }

    private async Task SettleAsync(DbConnection connection, int week, int fewest)
    {
        var enough = await OpenedAsync(connection, week, fewest);
        foreach (var piece in enough.OrderBy(piece => piece.Piece, StringComparer.Ordinal)) await connection.ExecuteAsync(Settle, new { piece.Piece, piece.Talks });
        await connection.ExecuteAsync("DELETE FROM unknown_mark WHERE week < @week; DELETE FROM unknown_salt WHERE week < @week;", new { week });
    }

    private async Task<IReadOnlyList<UnknownPiece>> OpenedAsync(DbConnection connection, int week, int fewest)
    {
        var enough = await connection.QueryAsync<(string Word, long Talks)>(Enough, new { week, fewest });
        return [.. enough.Select(row => (Piece: talks.Word(row.Word), row.Talks)).Where(row => row.Piece is not null).Select(row => new UnknownPiece(row.Piece!, row.Talks))];
    }
}
