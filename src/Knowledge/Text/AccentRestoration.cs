namespace SafeHelp.Knowledge.Text;

/// <summary>
/// Token filter: puts the marks back on words typed without them, by the likeliest row of syllables (beam search, the Viterbi way).
/// What was typed with marks stands; the more of a message has marks, the surer a plain word is meant to be plain.
/// </summary>
internal sealed class AccentRestoration(SyllableCounts counts)
{
    private const int BeamWidth = 8;
    private const double StayBonus = 10;

    public List<Token> Filter(List<Token> tokens)
    {
        var bonus = StayBonus * MarkedShare(tokens);
        for (var start = 0; start < tokens.Count;)
        {
            var end = start;
            while (end < tokens.Count && tokens[end].Kind != TokenKind.Punctuation) end++;
            RestoreClause(tokens, start, end, bonus);
            start = end + 1;
        }

        return tokens;
    }

    // Only words count that could have had marks: "em", "anh", "con" say nothing about how the person types.
    private double MarkedShare(List<Token> tokens)
    {
        var (marked, plain) = (0, 0);
        foreach (var token in tokens)
        {
            if (!token.IsWord) continue;
            if (Folding.HasMarks(token.Text)) marked++;
            else if (!token.IsSettled && IsUsuallyMarked(token.Text)) plain++;
        }

        return marked == 0 ? 0 : (double)marked / (marked + plain);
    }

    private bool IsUsuallyMarked(string word)
    {
        var candidates = counts.Candidates(word);
        return candidates.Count > 0 && counts.SyllableOf(candidates[0]) != word;
    }

    private void RestoreClause(List<Token> tokens, int start, int end, double bonus)
    {
        var beam = new List<Row> { new(null, SyllableCounts.Boundary, SyllableCounts.Boundary, 0) };
        for (var i = start; i < end; i++) beam = Next(beam, tokens[i], bonus);
        var best = beam.MaxBy(row => row.Score + counts.LogProbability(row.Before, row.Syllable, SyllableCounts.Boundary));
        for (var i = end - 1; i >= start && best is not null; i--, best = best.Previous)
        {
            if (!tokens[i].IsSettled && best.Syllable != SyllableCounts.Unknown) tokens[i] = tokens[i] with { Text = counts.SyllableOf(best.Syllable) };
        }
    }

    private List<Row> Next(List<Row> beam, Token token, double bonus)
    {
        var candidates = token.IsSettled ? [] : counts.Candidates(token.Text);
        var next = new List<Row>(beam.Count * (candidates.Count + 1));
        var asTyped = counts.IdOf(token.Text);
        foreach (var row in beam)
        {
            // A word that only ever was seen with marks may still be meant plain ("chi mô răng rứa").
            next.Add(Follow(row, asTyped, bonus));
            foreach (var candidate in candidates)
            {
                if (candidate != asTyped) next.Add(Follow(row, candidate, 0));
            }
        }

        return next.Count <= BeamWidth ? next : Best(next);
    }

    private Row Follow(Row row, int syllable, double bonus) =>
        new(row, row.Syllable, syllable, row.Score + bonus + counts.LogProbability(row.Before, row.Syllable, syllable));

    private static List<Row> Best(List<Row> rows)
    {
        rows.Sort((a, b) => b.Score.CompareTo(a.Score));
        rows.RemoveRange(BeamWidth, rows.Count - BeamWidth);
        return rows;
    }

    /// <summary>A row of syllables chosen so far, from its last one back.</summary>
    private sealed record Row(Row? Previous, int Before, int Syllable, double Score);
}
