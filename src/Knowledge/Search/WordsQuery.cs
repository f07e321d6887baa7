using SafeHelp.Knowledge.Search.Analysis;
using SafeHelp.Knowledge.Search.Queries;
using SafeHelp.Knowledge.Search.Segments;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Knowledge.Search;

/// <summary>
/// What people type, as a query: each word as it is, without marks, as the beginning of a word while it is being typed, or with a slip of the
/// finger where the directory knows no such word; neighbours that stand together count more. At least half of the known words must be there.
/// </summary>
internal sealed class WordsQuery
{
    private const int MostWords = 24;
    private const int LeastSlipped = 3;
    private const int MostSpellings = 4;
    private const float WithMarks = 1.2f;
    private const float Beginning = 2f;
    private const float Slip = 0.6f;
    private const float Together = 0.5f;

    private WordsQuery(Query query, IReadOnlyList<(string Word, Query Query)> words) => (Query, Words) = (query, words);

    public Query Query { get; }

    /// <summary>The words as typed and what finds each.</summary>
    public IReadOnlyList<(string Word, Query Query)> Words { get; }

    /// <summary>Null when no word of the text is in the index, whatever the slip.</summary>
    public static WordsQuery? For(string text, TextIndex index)
    {
        var typed = Analyzers.Marked.Terms(text).Take(MostWords).ToList();
        var words = typed.Distinct().Select(word => (Word: word, Query: Word(word, index, word == typed[^1]))).Where(word => word.Query is not null).Select(word => (word.Word, word.Query!)).ToList();
        if (words.Count == 0) return null;
        var some = BooleanQuery.Any(words.Select(word => word.Item2), (words.Count + 1) / 2);
        return new WordsQuery(new BooleanQuery([new Clause(Occur.Must, some), .. Pairs(typed, index)]), words);
    }

    private static IEnumerable<Clause> Pairs(List<string> typed, TextIndex index)
    {
        var spellings = typed.Select(word => Spellings(Folding.Fold(word), index)).ToList();
        for (var at = 1; at < spellings.Count; at++)
        {
            var ways = spellings[at - 1].SelectMany(before => spellings[at].Select(word => (Query)new TermQuery(new Term(Field.Pairs, $"{before} {word}"), Together)));
            yield return new Clause(Occur.Should, new DisjunctionMaxQuery([.. ways]));
        }
    }

    // The word itself, or what it may have been meant to be, the likest and then the most common first.
    private static IReadOnlyList<string> Spellings(string folded, TextIndex index)
    {
        var field = index.Statistics(Field.Folded);
        if (folded.Length < LeastSlipped || folded.Any(char.IsAsciiDigit) || field.DocumentFrequency(folded) > 0) return [folded];
        return [.. field.Parts.SelectMany(part => EditDistance.Near(part.Terms, folded, Edits(folded)).Select(near => (Term: part.Terms[near.Ordinal], near.Similarity)))
            .Distinct().OrderByDescending(near => near.Similarity).ThenByDescending(near => field.DocumentFrequency(near.Term)).Take(MostSpellings).Select(near => near.Term)];
    }

    private static int Edits(string folded) => folded.Length < 6 ? 1 : 2;

    private static Query? Word(string word, TextIndex index, bool isLast)
    {
        var folded = Folding.Fold(word);
        List<Query> ways = [];
        var isKnown = index.Statistics(Field.Folded).DocumentFrequency(folded) > 0;
        if (isKnown) ways.Add(new TermQuery(new Term(Field.Folded, folded)));
        if (Folding.HasMarks(word)) ways.Add(new TermQuery(new Term(Field.Marked, word), WithMarks));
        if (isLast && folded.Length >= 2 && HasPrefix(index, folded)) ways.Add(new PrefixQuery(new Term(Field.Folded, folded), Beginning));
        if (ways.Count == 0 || (!isKnown && !isLast)) AddSlips(ways, folded, index);
        return ways.Count == 0 ? null : new DisjunctionMaxQuery(ways);
    }

    // Numbers are never guessed at: a wrong digit is another place's number.
    private static void AddSlips(List<Query> ways, string folded, TextIndex index)
    {
        if (folded.Length < LeastSlipped || folded.Any(char.IsAsciiDigit)) return;
        var slips = new FuzzyQuery(new Term(Field.Folded, folded), Edits(folded), Slip);
        if (index.Statistics(Field.Folded).Parts.Any(part => EditDistance.Near(part.Terms, folded, slips.MaxEdits).Count > 0)) ways.Add(slips);
    }

    private static bool HasPrefix(TextIndex index, string folded) =>
        index.Statistics(Field.Folded).Parts.Any(part => part.WithPrefix(folded) is var (from, to) && from < to);
}
