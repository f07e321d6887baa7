namespace SafeHelp.Knowledge.Places;

/// <summary>How many letters two short words differ by, counted no further than a limit.</summary>
internal static class EditDistance
{
    public static int Within(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit || b.Length >= NameIndex<int>.LongestKey) return limit + 1;
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            if (NextRow(row, a[i - 1], b, i) > limit) return limit + 1;
        }

        return row[^1];
    }

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

    /// <summary>Which letters a word has: words too far apart in this cannot be near in spelling.</summary>
    public static uint LettersOf(ReadOnlySpan<char> word)
    {
        uint letters = 0;
        foreach (var letter in word) letters |= 1u << (letter & 31);
        return letters;
    }
}
