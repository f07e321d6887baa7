using System.Numerics;

namespace SafeHelp.Knowledge.Listings.Duplicates;

/// <summary>How many letters two names differ by, counted no further than a limit.</summary>
internal static class Edits
{
    private const int LongestOnStack = 256;

    public static int Within(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit) return limit + 1;
        Span<int> row = b.Length < LongestOnStack ? stackalloc int[b.Length + 1] : new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            if (NextRow(row, a[i - 1], b, i) > limit) return limit + 1;
        }

        return row[^1];
    }

    /// <summary>Which letters a name has.</summary>
    public static uint LettersOf(string name) => name.Aggregate(0u, (letters, letter) => letters | (1u << (letter & 31)));

    /// <summary>False where the letters alone show that two names are further apart: each edit adds or takes one letter, or changes one for another.</summary>
    public static bool MayBeWithin(uint a, uint b, int limit) => BitOperations.PopCount(a & ~b) <= limit && BitOperations.PopCount(b & ~a) <= limit;

    private static int NextRow(Span<int> row, char letter, string b, int first)
    {
        var (diagonal, least) = (row[0], first);
        row[0] = first;
        for (var j = 1; j <= b.Length; j++)
        {
            var above = row[j];
            row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (letter == b[j - 1] ? 0 : 1));
            diagonal = above;
            least = Math.Min(least, row[j]);
        }

        return least;
    }
}
