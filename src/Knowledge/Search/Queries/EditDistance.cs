namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>A term within reach of another, and how alike they are (1: the same).</summary>
internal readonly record struct NearTerm(int Ordinal, float Similarity);

/// <summary>
/// Finds terms by edit distance (insert, delete, replace, swap of neighbours). Sorted terms share beginnings, so the rows of the distance
/// table that belong to a shared beginning are kept, and everything behind a beginning that is already too far is passed over.
/// </summary>
internal static class EditDistance
{
    private const int LongestTerm = 32;

    public static List<NearTerm> Near(string[] terms, string wanted, int most)
    {
        List<NearTerm> near = [];
        if (wanted.Length is 0 or > LongestTerm) return near;
        var table = new Table(wanted);
        for (var at = 0; at < terms.Length;)
        {
            var reached = table.Read(terms[at], most);
            if (reached < terms[at].Length)
            {
                at = After(terms, at, reached + 1);
                continue;
            }

            if (table.Distance <= most) AddNear(near, at, terms[at], wanted, table.Distance);
            at++;
        }

        return near;
    }

    // As Lucene: alike by the shorter of both; what shares nothing is no match.
    private static void AddNear(List<NearTerm> near, int at, string term, string wanted, int distance)
    {
        var similarity = distance == 0 ? 1 : 1 - ((float)distance / Math.Min(term.Length, wanted.Length));
        if (similarity > 0) near.Add(new NearTerm(at, similarity));
    }

    // The first term that does not share so many letters with the one at hand.
    private static int After(string[] terms, int at, int letters)
    {
        var beginning = terms[at].AsSpan(0, letters);
        var (below, step) = (at, 1);
        while (below + step < terms.Length && terms[below + step].AsSpan().StartsWith(beginning, StringComparison.Ordinal))
        {
            below += step;
            step <<= 1;
        }

        var above = Math.Min(below + step, terms.Length);
        while (above - below > 1)
        {
            var middle = (above + below) >>> 1;
            if (terms[middle].AsSpan().StartsWith(beginning, StringComparison.Ordinal)) below = middle;
            else above = middle;
        }

        return above;
    }

    private sealed class Table
    {
        private readonly string wanted;
        private readonly int[][] rows = new int[LongestTerm + 1][];
        private string last = "";
        private int known;

        public Table(string wanted)
        {
            this.wanted = wanted;
            for (var i = 0; i < rows.Length; i++) rows[i] = new int[wanted.Length + 1];
            for (var j = 0; j <= wanted.Length; j++) rows[0][j] = j;
        }

        public int Distance { get; private set; }

        /// <summary>Reads a term as far as it can still be near; less than its length when it cannot.</summary>
        public int Read(string term, int most)
        {
            var row = Math.Min(known, term.AsSpan().CommonPrefixLength(last));
            last = term;
            for (; row < term.Length; row++)
            {
                if (row == LongestTerm || Fill(term, row + 1) > most)
                {
                    known = row;
                    return row;
                }
            }

            known = term.Length;
            Distance = rows[term.Length][wanted.Length];
            return term.Length;
        }

        private int Fill(string term, int i)
        {
            var (row, above) = (rows[i], rows[i - 1]);
            var least = row[0] = i;
            for (var j = 1; j <= wanted.Length; j++)
            {
                var isSame = term[i - 1] == wanted[j - 1];
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (isSame ? 0 : 1));
                if (i > 1 && j > 1 && term[i - 1] == wanted[j - 2] && term[i - 2] == wanted[j - 1]) row[j] = Math.Min(row[j], rows[i - 2][j - 2] + 1);
                least = Math.Min(least, row[j]);
            }

            // A swap reaches back two rows, so the row above must be too far as well.
            return i == 1 ? least : Math.Min(least, Least(above));
        }

        private static int Least(int[] row)
        {
            var least = row[0];
            foreach (var distance in row) least = Math.Min(least, distance);
            return least;
        }
    }
}
