using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Storage;

/// <summary>Where a count comes from: used for the mark of a piece and for nothing else.</summary>
internal readonly record struct CounterSource(long Talk, long Now, TalkCipher Cipher);

/// <summary>Counts in SQL, inside the transaction of what is counted.</summary>
internal static class SqlCounters
{
    public const string Columns = "day, kind, channel, topic, urgency, province, commune, audience, outcome, referral, understood, wait";

    private const string Insert = $"""
        INSERT INTO tally ({Columns})
        VALUES (@day, @kind, @Channel, @Topic, @Urgency, @Province, @Commune, @Audience, @Outcome, @Referral, @understood, @Wait)
        """;

    private const string Feedback = """
        INSERT INTO listing_feedback (listing, reached, not_reached) VALUES (@ListingId, @reached, @notReached)
        ON CONFLICT (listing) DO UPDATE SET reached = listing_feedback.reached + @reached, not_reached = listing_feedback.not_reached + @notReached
        """;

    private const string Salt = "INSERT INTO unknown_salt (week, salt) VALUES (@week, @fresh) ON CONFLICT (week) DO NOTHING";
    private const string Mark = "INSERT INTO unknown_mark (week, piece, mark, word) VALUES (@week, @piece, @mark, @word) ON CONFLICT DO NOTHING";

    public static async Task AddAsync(DbConnection connection, TurnResult result, CounterSource source)
    {
        await AddAsync(connection, result.Tallies);
        if (result.Feedback is { } said)
            await connection.ExecuteAsync(Feedback, new { said.ListingId, reached = said.IsReached ? 1 : 0, notReached = said.IsReached ? 0 : 1 });
        if (result.UnknownWords.Count > 0) await MarkAsync(connection, result.UnknownWords, source);
    }

    public static async Task AddAsync(DbConnection connection, IReadOnlyList<Tally> tallies)
    {
        foreach (var tally in tallies) await connection.ExecuteAsync(Insert, Values(tally));
    }

    /// <summary>All of them as one list for each column, for a statement that keeps them together.</summary>
    public static void AddColumns(DynamicParameters values, IReadOnlyList<Tally> tallies)
    {
        values.Add("day", tallies.Select(tally => tally.Day.DayNumber).ToArray());
        values.Add("kind", tallies.Select(tally => tally.Kind.ToString()).ToArray());
        values.Add("channel", tallies.Select(tally => tally.Channel).ToArray());
        values.Add("topic", tallies.Select(tally => tally.Topic).ToArray());
        values.Add("urgency", tallies.Select(tally => tally.Urgency).ToArray());
        values.Add("province", tallies.Select(tally => tally.Province).ToArray());
        values.Add("commune", tallies.Select(tally => tally.Commune).ToArray());
        values.Add("audience", tallies.Select(tally => tally.Audience).ToArray());
        values.Add("outcome", tallies.Select(tally => tally.Outcome).ToArray());
        values.Add("referral", tallies.Select(tally => tally.Referral).ToArray());
        values.Add("understood", tallies.Select(tally => tally.IsUnderstood ? 1 : 0).ToArray());
        values.Add("wait", tallies.Select(tally => tally.Wait).ToArray());
    }

    public static int Week(long ms) => (int)(DateTimeOffset.FromUnixTimeMilliseconds(ms).ToUnixTimeSeconds() / (7 * 24 * 3600));

    private static object Values(Tally tally) =>
        new
        {
            day = tally.Day.DayNumber, kind = tally.Kind.ToString(), tally.Channel, tally.Topic, tally.Urgency, tally.Province, tally.Commune, tally.Audience, tally.Outcome,
            tally.Referral, understood = tally.IsUnderstood ? 1 : 0, tally.Wait,
        };

    private static async Task MarkAsync(DbConnection connection, IReadOnlyList<string> pieces, CounterSource source)
    {
        var week = Week(source.Now);
        await connection.ExecuteAsync(Salt, new { week, fresh = Convert.ToHexString(RandomNumberGenerator.GetBytes(32)) });
        var salt = Convert.FromHexString(await connection.QuerySingleAsync<string>("SELECT salt FROM unknown_salt WHERE week = @week", new { week }));
        foreach (var piece in pieces.Order(StringComparer.Ordinal))
        {
            var mark = HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes($"{source.Talk}\n{piece}"));
            var (hidden, word) = source.Cipher.Piece(piece);
            await connection.ExecuteAsync(Mark, new { week, piece = hidden, word, mark = Convert.ToHexString(mark.AsSpan(0, 8)) });
        }
    }
}
