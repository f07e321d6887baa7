using System.Diagnostics;
using System.Globalization;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Search;
using SafeHelp.Knowledge.Search.Nearest;
using SafeHelp.Knowledge.Search.Queries;
using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Search.Benchmarks;

/// <summary>One program's answer to one query.</summary>
/// <param name="Matches">Of queries whose scores are each program's own, every document that matches, as one number; else empty.</param>
internal sealed record Answered(long Nanoseconds, string Matches, IReadOnlyList<(int Document, float Score)> Top);

/// <summary>Answers the workload with our index.</summary>
internal sealed class Ours(ListingIndex index)
{
    private const int Top = 10;

    public double BytesPerQuery { get; private set; }

    public List<Answered> Answer(List<Asked> queries, int rounds)
    {
        var searches = queries.Select(Prepared).ToArray();
        var times = queries.Select(_ => new long[rounds]).ToList();
        var found = new IReadOnlyList<ScoreDoc>[queries.Count];
        var bytes = 0L;
        for (var round = -rounds; round < rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < queries.Count; i++)
            {
                var start = Stopwatch.GetTimestamp();
                found[i] = searches[i]();
                if (round >= 0) times[i][round] = Stopwatch.GetElapsedTime(start).Ticks * 100;
            }

            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        BytesPerQuery = (double)bytes / queries.Count;
        return [.. queries.Select((query, i) => new Answered(times[i].Min(), Matches(query), [.. found[i].Select(hit => (hit.Document, hit.Score))]))];
    }

    // As in the other program: how many documents match, and a mix of their numbers.
    private string Matches(Asked query)
    {
        if (query.Kind is not ("prefix" or "fuzzy")) return "";
        var (count, mix) = (0, 0L);
        foreach (var document in index.Text.Matches(Text(query), 0)) (count, mix) = (count + 1, unchecked((mix * 31) + document));
        return $"{count}:{mix}";
    }

    // Both programs have their queries made before the clock runs.
    private Func<IReadOnlyList<ScoreDoc>> Prepared(Asked query)
    {
        if (query.Kind == "nearest")
        {
            var rank = new DistanceRank(Point(query), 1, query.Cells[0]);
            return () => new BestListings(index.Segments, rank, null).Find(5).Sorted();
        }

        if (query.Kind == "near") return Near(BooleanQuery.Any(Terms(query)), new DistanceRank(Point(query), 3, null));
        var text = Text(query);
        return () => index.Text.Search(text, Top);
    }

    private Func<IReadOnlyList<ScoreDoc>> Near(Query text, DistanceRank rank) =>
        () =>
        {
            using var scorer = text.Scorer(new SegmentView(index.Text, 0));
            return new BestListings(index.Segments, rank, [scorer]).Find(Top).Sorted();
        };

    private static GeoPoint Point(Asked query) =>
        new(double.Parse(query.Cells[1], CultureInfo.InvariantCulture), double.Parse(query.Cells[2], CultureInfo.InvariantCulture));

    private static Query Text(Asked query) =>
        query.Kind switch
        {
            "term" => Term(query.Cells[0]),
            "any" => BooleanQuery.Any(Terms(query)),
            "all" => BooleanQuery.All(Terms(query)),
            "mixed" => Mixed([.. Terms(query)]),
            "phrase" => new PhraseQuery(Field.Folded, query.Cells[0].Split(' '), int.Parse(query.Cells[1], CultureInfo.InvariantCulture)),
            "prefix" => new PrefixQuery(new Term(Field.Folded, query.Cells[0])),
            "fuzzy" => new FuzzyQuery(new Term(Field.Folded, query.Cells[0]), 1),
            "filtered" => new BooleanQuery([new(Occur.Must, BooleanQuery.Any(Terms(query))), new(Occur.Filter, new TermQuery(new Term(Field.Keyword, query.Cells[1])))]),
            _ => throw new InvalidOperationException(query.Kind),
        };

    private static TermQuery Term(string text) => new(new Term(Field.Folded, text));

    private static IEnumerable<Query> Terms(Asked query) => query.Cells[0].Split(' ').Select(Term);

    // The first term must be there, the last must not, the others add to the score.
    private static BooleanQuery Mixed(Query[] terms) =>
        new([new(Occur.Must, terms[0]), .. terms[1..^1].Select(term => new Clause(Occur.Should, term)), new(Occur.MustNot, terms[^1])]);
}
