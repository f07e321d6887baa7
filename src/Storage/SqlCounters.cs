using System.Data.Common;
using Dapper;
using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Storage;

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

    private const string Mark = "INSERT INTO unknown_mark (week, piece, mark, word) VALUES (@Week, @Piece, @Mark, @Word) ON CONFLICT DO NOTHING";

    public static Task AddAsync(DbConnection connection, ListingFeedback? said) =>
        said is null
            ? Task.CompletedTask
            : connection.ExecuteAsync(Feedback, new { said.ListingId, reached = said.IsReached ? 1 : 0, notReached = said.IsReached ? 0 : 1 });

    public static async Task AddAsync(DbConnection connection, IReadOnlyList<UnknownRow> unknown)
    {
        foreach (var row in unknown) await connection.ExecuteAsync(Mark, row);
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

    private static object Values(Tally tally) =>
        new
        {
            day = tally.Day.DayNumber, kind = tally.Kind.ToString(), tally.Channel, tally.Topic, tally.Urgency, tally.Province, tally.Commune, tally.Audience, tally.Outcome,
            tally.Referral, understood = tally.IsUnderstood ? 1 : 0, tally.Wait,
        };
}
