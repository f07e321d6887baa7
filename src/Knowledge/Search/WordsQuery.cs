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
        var spellings = new Spellings(index);
        var words = typed.Distinct().Select(word => (Word: word, Query: Word(word, (index, spellings), word == typed[^1]))).Where(word => word.Query is not null).Select(word => (word.Word, word.Query!)).ToList();
        if (words.Count == 0) return null;
        var some = BooleanQuery.Any(words.Select(word => word.Item2), (words.Count + 1) / 2);
        return new WordsQuery(new BooleanQuery([new Clause(Occur.Must, some), .. Pairs(typed, spellings)]), words);
    }

    private static IEnumerable<Clause> Pairs(List<string> typed, Spellings spellings)
    {
        var meant = typed.Select(word => Meant(Folding.Fold(word), spellings)).ToList();
        for (var at = 1; at < meant.Count; at++)
        {
            var ways = meant[at - 1].SelectMany(before => meant[at].Select(word => (Query)new TermQuery(new Term(Field.Pairs, $"{before} {word}"), Together)));
            yield return new Clause(Occur.Should, new DisjunctionMaxQuery([.. ways]));
        }
    }

    private static IEnumerable<string> Meant(string folded, Spellings spellings) =>
        spellings.IsKnown(folded) || spellings.Of(folded).Count == 0 ? [folded] : spellings.Of(folded).Take(MostSpellings).Select(spelling => spelling.Term);

    private static Query? Word(string word, (TextIndex Index, Spellings Spellings) known, bool isLast)
    {
        var folded = Folding.Fold(word);
        List<Query> ways = [];
        var isKnown = known.Spellings.IsKnown(folded);
        if (isKnown) ways.Add(new TermQuery(new Term(Field.Folded, folded)));
        if (Folding.HasMarks(word)) ways.Add(new TermQuery(new Term(Field.Marked, word), WithMarks));
        if (isLast && folded.Length >= 2 && HasPrefix(known.Index, folded)) ways.Add(new PrefixQuery(new Term(Field.Folded, folded), Beginning));
        if (ways.Count == 0 || (!isKnown && !isLast)) ways.AddRange(Slips(folded, known.Spellings));
        return ways.Count == 0 ? null : new DisjunctionMaxQuery(ways);
    }

    private static IEnumerable<Query> Slips(string folded, Spellings spellings) =>
        spellings.Of(folded).Select(spelling => new TermQuery(new Term(Field.Folded, spelling.Term), Slip * spelling.Similarity));

    private static bool HasPrefix(TextIndex index, string folded) =>
        index.Statistics(Field.Folded).Parts.Any(part => part.WithPrefix(folded) is var (from, to) && from < to);
}
