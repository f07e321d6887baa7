using System.Data.Common;
using Dapper;

namespace SafeHelp.Storage;

/// <summary>Puts replies into the outbox at the end of their talk.</summary>
internal static class SqlPosts
{
    private const string Place = """
        UPDATE conversation SET last_sequence = last_sequence + @count WHERE key = @key RETURNING last_sequence AS last, channel
        """;

    /// <summary>For whoever writes outside a turn, which is the desk: takes the next places of the talk. A human's words wait behind no crowd.</summary>
    public static async Task AppendAsync(DbConnection connection, long talk, IReadOnlyList<string> bodies, long now)
    {
        if (bodies.Count == 0) return;
        var place = await connection.QuerySingleAsync<Row>(Place, new { key = talk, count = bodies.Count });
        var values = new DynamicParameters(new { key = talk, channel = place.Channel, now, isLast = 0, rank = 0 });
        await connection.ExecuteAsync(Insert(values, bodies, place.Last), values);
    }

    /// <param name="values">Holds key, channel, now, isLast and rank; the replies' own values are added.</param>
    /// <param name="bodies">The replies, hidden.</param>
    /// <param name="last">The place of the last reply.</param>
    public static string Insert(DynamicParameters values, IReadOnlyList<string> bodies, long last)
    {
        if (bodies.Count == 0) return "";
        for (var i = 0; i < bodies.Count; i++)
        {
            values.Add($"place{i}", last - bodies.Count + 1 + i);
            values.Add($"body{i}", bodies[i]);
        }

        var rows = Enumerable.Range(0, bodies.Count).Select(i => $"(@key, @channel, @place{i}, @body{i}, @now, 0, @isLast, @rank)");
        return $"INSERT INTO outbox (conversation, channel, sequence, body, created_at, due_at, is_last, rank) VALUES {string.Join(", ", rows)}";
    }

    private sealed record Row(long Last, string Channel);
}
