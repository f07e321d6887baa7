using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace SafeHelp.Storage;

/// <summary>
/// Marks the pieces of messages that were not understood, so that talks can be counted and no piece told apart before enough of them had it. A talk's mark is
/// salted anew each week: two weeks' marks of one talk have nothing in common.
/// </summary>
internal sealed class UnknownMarks(IDatabase database, TalkCipher talks)
{
    private const string Fresh = "INSERT INTO unknown_salt (week, salt) VALUES (@week, @fresh) ON CONFLICT (week) DO NOTHING";

    private Salt? known;

    /// <summary>Pieces as they are kept, in an order that is the same for everybody.</summary>
    public async Task<IReadOnlyList<UnknownRow>> OfAsync(long talk, IReadOnlyList<string> pieces, long now, CancellationToken cancel)
    {
        if (pieces.Count == 0) return [];
        var salt = await SaltAsync(Week(now), cancel);
        return [.. pieces.Order(StringComparer.Ordinal).Select(piece => Row(salt, talk, piece))];
    }

    /// <summary>Number of the week since 1970.</summary>
    public static int Week(long ms) => (int)(DateTimeOffset.FromUnixTimeMilliseconds(ms).ToUnixTimeSeconds() / (7 * 24 * 3600));

    private UnknownRow Row(Salt salt, long talk, string piece)
    {
        var mark = HMACSHA256.HashData(salt.Bytes, Encoding.UTF8.GetBytes($"{talk}\n{piece}"));
        var (hidden, word) = talks.Piece(piece);
        return new UnknownRow(salt.Week, hidden, Convert.ToHexString(mark.AsSpan(0, 8)), word);
    }

    // Processes that share a database share the week's salt: whoever comes first makes it.
    private async Task<Salt> SaltAsync(int week, CancellationToken cancel)
    {
        if (known is { } salt && salt.Week == week) return salt;
        var text = await database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync(Fresh, new { week, fresh = Convert.ToHexString(RandomNumberGenerator.GetBytes(32)) });
                return await connection.QuerySingleAsync<string>("SELECT salt FROM unknown_salt WHERE week = @week", new { week });
            },
            cancel);
        return known = new Salt(week, Convert.FromHexString(text));
    }

    private sealed record Salt(int Week, byte[] Bytes);
}

/// <summary>A piece of a message that was not understood.</summary>
/// <param name="Piece">By which it is counted.</param>
/// <param name="Mark">Of the talk, for this piece and week.</param>
/// <param name="Word">The piece itself, hidden.</param>
internal sealed record UnknownRow(int Week, string Piece, string Mark, string Word);
