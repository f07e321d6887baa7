namespace SafeHelp.Search.Benchmarks;

/// <summary>Whether two programs gave the same answers.</summary>
internal static class Equality
{
    private const double Tolerance = 1e-5;

    public static void Print(List<Asked> queries, List<Answered> ours, List<Answered> theirs)
    {
        var different = queries.Select((query, i) => (query, fault: Fault(query, ours[i], theirs[i]))).Where(found => found.fault is not null).ToList();
        var worst = queries.SelectMany((query, i) => query.Kind == "fuzzy" ? [] : ours[i].Top.Zip(theirs[i].Top, (a, b) => Difference(a.Score, b.Score))).DefaultIfEmpty().Max();
        Console.WriteLine($"same as Lucene: {queries.Count - different.Count} of {queries.Count} queries ({string.Join(", ", queries.GroupBy(query => query.Kind).Select(kind => $"{kind.Key} {kind.Count() - different.Count(found => found.query.Kind == kind.Key)}/{kind.Count()}"))}); worst relative difference of a score {worst:0.0e0}");
        foreach (var (query, fault) in different.Take(10)) Console.WriteLine($"  differs: {query}: {fault}");
    }

    private static string? Fault(Asked query, Answered ours, Answered theirs)
    {
        if (query.Kind is "fuzzy" or "prefix" && ours.Matches != theirs.Matches) return $"matches {ours.Matches}, Lucene {theirs.Matches}";
        if (query.Kind == "fuzzy") return null;
        if (ours.Top.Count != theirs.Top.Count) return $"{ours.Top.Count} hits, Lucene {theirs.Top.Count}";
        for (var i = 0; i < ours.Top.Count; i++)
        {
            if (Difference(ours.Top[i].Score, theirs.Top[i].Score) > Tolerance) return $"hit {i} scores {ours.Top[i].Score}, Lucene {theirs.Top[i].Score}";
        }

        var known = theirs.Top.Select(hit => hit.Document).ToHashSet();
        var stray = ours.Top.Where(hit => !known.Contains(hit.Document) && Difference(hit.Score, ours.Top[^1].Score) > Tolerance).ToList();
        return stray.Count > 0 ? $"document {stray[0].Document} is not among Lucene's" : null;
    }

    private static double Difference(float a, float b) => a == b ? 0 : Math.Abs(a - b) / Math.Max(Math.Abs(a), Math.Abs(b));
}
