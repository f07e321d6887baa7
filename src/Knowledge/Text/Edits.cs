using System.Numerics;

namespace SafeHelp.Knowledge.Text;

/// <summary>How many letters two words or names differ by (Levenshtein), counted no further than a limit.</summary>
internal static class Edits
{
    private const int LongestOnStack = 256;

    /// <returns>The number of edits, or <paramref name="limit"/> + 1 where there are more.</returns>
    public static int Within(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
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

    /// <summary>Which letters a word has.</summary>
    public static uint LettersOf(ReadOnlySpan<char> word)
    {
        uint letters = 0;
        foreach (var letter in word) letters |= 1u << (letter & 31);
        return letters;
    }

    /// <summary>False where the letters alone show that two words are further apart: each edit adds or takes one letter, or changes one for another.</summary>
    public static bool MayBeWithin(uint a, uint b, int limit) => BitOperations.PopCount(a & ~b) <= limit && BitOperations.PopCount(b & ~a) <= limit;

    private static int NextRow(Span<int> row, char letter, ReadOnlySpan<char> b, int first)
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
