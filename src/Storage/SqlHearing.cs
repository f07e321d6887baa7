using Dapper;
using SafeHelp.Bot.Outbox;

namespace SafeHelp.Storage;

/// <summary>When a person was last heard, in SQL: what officers wrote in a vendor's console, and her leaving, keep no window open.</summary>
internal sealed class SqlHearing(IDatabase database, TalkCipher talks) : IHearing
{
    private static readonly string Read = $"""
        SELECT {LastAt("c.key")} AS heardAt, {SentSince("c.key")} AS sentSince FROM conversation c WHERE c.channel = @ChannelId AND c.conversation_id = @name
        """;

    public async Task<Heard> ReadAsync(TalkName talk, CancellationToken cancel)
    {
        var values = new { talk.ChannelId, name = talks.Talk(talk.ChannelId, talk.ConversationId) };
        var row = await database.ReadAsync(connection => connection.QuerySingleOrDefaultAsync<Row>(Read, values), cancel);
        return row is null ? Bot.Outbox.Heard.Never : Heard(row.HeardAt, row.SentSince);
    }

    public static Heard Heard(long? heardAt, long sentSince) =>
        new(heardAt is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(heardAt.Value), (int)sentSince);

    /// <summary>Selects the moment for one conversation.</summary>
    public static string LastAt(string key) => $"(SELECT h.received_at FROM inbox h WHERE {OfPerson("h", key)} ORDER BY h.sequence DESC LIMIT 1)";

    /// <summary>Selects how many messages went out after that.</summary>
    public static string SentSince(string key) => $"""
        (SELECT CAST(COALESCE(SUM(s.parts), 0) AS BIGINT) FROM outbox s WHERE s.conversation = {key} AND s.done_at IS NOT NULL
            AND s.sequence > COALESCE((SELECT MAX(h.sequence) FROM inbox h WHERE {OfPerson("h", key)}), 0))
        """;

    private static string OfPerson(string alias, string key) => $"{alias}.conversation = {key} AND {alias}.kind NOT IN ('StaffSpoke', 'Left')";

    private sealed record Row
    {
        public long? HeardAt { get; init; }

        public long SentSince { get; init; }
    }
}
