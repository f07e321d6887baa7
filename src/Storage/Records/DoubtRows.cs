using System.Data.Common;
using Dapper;
using SafeHelp.Bot.Turns;

namespace SafeHelp.Storage.Records;

/// <summary>Takes down, within the transaction of a turn, which numbers do not answer; nothing of who said it.</summary>
internal static class DoubtRows
{
    // The publication clock is not touched: a turn must not wait for whoever publishes, nor the other way round.
    private const string Tell = """
        INSERT INTO doubt (listing, dial, told_at) VALUES (@ListingId, @Dial, @now)
        ON CONFLICT (listing, dial) WHERE settled_at IS NULL DO UPDATE SET times = doubt.times + 1
        """;

    /// <param name="now">Unix milliseconds.</param>
    public static async Task TellAsync(DbConnection connection, IReadOnlyList<DoubtedNumber> doubted, long now)
    {
        foreach (var number in doubted.OrderBy(number => number.ListingId, StringComparer.Ordinal).ThenBy(number => number.Dial, StringComparer.Ordinal))
            await connection.ExecuteAsync(Tell, new { number.ListingId, number.Dial, now });
    }
}
