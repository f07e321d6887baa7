using System.Data.Common;
using System.Text.Json;
using Dapper;
using SafeHelp.Bot.Activities;

namespace SafeHelp.Storage;

/// <summary>Puts replies into the outbox at the end of their talk.</summary>
internal static class SqlPosts
{
    private const string Place = """
        UPDATE conversation SET last_sequence = last_sequence + @count WHERE key = @key RETURNING last_sequence AS last, channel
        """;

    /// <summary>For whoever writes outside a turn: takes the next places of the talk.</summary>
    public static async Task AppendAsync(DbConnection connection, long talk, IReadOnlyList<Reply> replies, long now)
    {
        if (replies.Count == 0) return;
        var place = await connection.QuerySingleAsync<Row>(Place, new { key = talk, count = replies.Count });
        var values = new DynamicParameters(new { key = talk, channel = place.Channel, now });
        await connection.ExecuteAsync(Insert(values, replies, place.Last), values);
    }

    /// <param name="values">Holds key, channel and now; the replies' own values are added.</param>
    /// <param name="last">The place of the last reply.</param>
    public static string Insert(DynamicParameters values, IReadOnlyList<Reply> replies, long last)
    {
        if (replies.Count == 0) return "";
        for (var i = 0; i < replies.Count; i++)
        {
            values.Add($"place{i}", last - replies.Count + 1 + i);
            values.Add($"body{i}", JsonSerializer.Serialize(replies[i], BotJson.Stored.Reply));
        }

        var rows = Enumerable.Range(0, replies.Count).Select(i => $"(@key, @channel, @place{i}, @body{i}, @now, 0)");
        return $"INSERT INTO outbox (conversation, channel, sequence, body, created_at, due_at) VALUES {string.Join(", ", rows)}";
    }

    private sealed record Row(long Last, string Channel);
}
