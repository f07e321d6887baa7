namespace SafeHelp.Knowledge.Places;

/// <summary>A phrase that plays a role, and the tokens it covers.</summary>
internal readonly record struct WordSpan(int First, int Last, PlaceWord Word);

/// <summary>Which tokens of a text are kind words, cues and the like; the longest phrase wins.</summary>
internal sealed class WordMap
{
    private const int LongestPhrase = 5;
    private readonly WordSpan?[] endingAt;

    private readonly bool[] insideKind;

    private WordMap(int tokens) => (endingAt, insideKind) = (new WordSpan?[tokens], new bool[tokens]);

    /// <summary>Stands within a kind word of several syllables: no name begins at the "phố" of "thành phố".</summary>
    public bool IsInsideKind(int token) => insideKind[token];

    /// <summary>The phrase whose last token this is.</summary>
    public WordSpan? EndingAt(int token) => token >= 0 ? endingAt[token] : null;

    public static WordMap Read(PlaceText text, NameIndex<PlaceWord> words)
    {
        var map = new WordMap(text.Tokens.Count);
        for (var first = 0; first < text.Tokens.Count;)
        {
            var found = Longest(text, words, first);
            if (found is { } span) map.Enter(span);
            first = found?.Last + 1 ?? first + 1;
        }

        return map;
    }

    private void Enter(WordSpan span)
    {
        endingAt[span.Last] = span;
        if (span.Word.Role == WordRole.Kind) insideKind.AsSpan(span.First + 1, span.Last - span.First).Fill(true);
    }

    private static WordSpan? Longest(PlaceText text, NameIndex<PlaceWord> words, int first)
    {
        WordSpan? longest = null;
        var hash = NameIndex<PlaceWord>.Start;
        for (var last = first; last < text.Tokens.Count && last < first + LongestPhrase; last++)
        {
            var token = text.Tokens[last];
            if (last > first && token.Before >= Gap.Comma) break;
            hash = NameIndex<PlaceWord>.Extend(hash, text.Span(last, last));
            if (Matching(text, words, hash, first, last) is { } word) longest = new WordSpan(first, last, word);
        }

        return longest;
    }

    private static PlaceWord? Matching(PlaceText text, NameIndex<PlaceWord> words, ulong hash, int first, int last)
    {
        var letters = text.Span(first, last);
        foreach (var name in words.Find(hash, letters))
        {
            if (!name.Admits(WindowStarts.Of(text, first, last))) continue;
            var fit = name.Compare(text.Marks.Slice(text.Tokens[first].From, letters.Length));
            if (!fit.IsConflict) return name.Meanings[0];
        }

        return null;
    }
}
