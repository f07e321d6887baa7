namespace SafeHelp.Search.Benchmarks;

/// <summary>Times by kind of query and by program.</summary>
internal sealed class Table(int count, List<Asked> queries)
{
    private static readonly Dictionary<string, string[]> Rows = new()
    {
        ["term"] = ["term"],
        ["any of 2-5 words"] = ["any"],
        ["all of 2-3 words"] = ["all"],
        ["must, should, not"] = ["mixed"],
        ["phrase"] = ["phrase"],
        ["prefix"] = ["prefix"],
        ["fuzzy"] = ["fuzzy"],
        ["words + category"] = ["filtered"],
        ["RANKED TEXT, all"] = ["term", "any", "all", "mixed", "phrase", "filtered"],
        ["TEXT + DISTANCE"] = ["near"],
        ["NEAREST 5 + CATEGORY"] = ["nearest"],
    };

    private readonly Dictionary<string, List<Answered>> answers = [];
    private readonly Dictionary<string, List<long>> postgres = [];
    private List<long> nearestBySort = [];

    public void Add(string program, List<Answered> answered) => answers[program] = answered;

    public List<Answered> Of(string program) => answers[program];

    public void AddNearestBySort(List<Answered> answered) => nearestBySort = [.. answered.Select(answer => answer.Nanoseconds)];

    public void AddPostgres(List<(Asked Query, long Nanoseconds)> times)
    {
        foreach (var kind in times.GroupBy(time => time.Query.Kind)) postgres[kind.Key] = [.. kind.Select(time => time.Nanoseconds)];
    }

    public void Print()
    {
        Console.WriteLine($"{"microseconds, p50 / p99",-24}{"ours",18}{"Lucene 8.7",20}{"ratio p50/p99",18}{"PostgreSQL 15",20}");
        foreach (var (name, kinds) in Rows) Console.WriteLine($"{name,-24}{Cell(Times("ours", kinds)),18}{Cell(Theirs(kinds)),20}{Ratio(kinds),18}{Cell([.. kinds.SelectMany(kind => postgres.GetValueOrDefault(kind) ?? [])]),20}");
    }

    public static void PrintGrowth(Table small, Table large)
    {
        Console.WriteLine($"\n== growth from {small.Count:N0} to {large.Count:N0} listings, ours, p50 / p99");
        foreach (var (name, kinds) in Rows)
        {
            var (a, b) = (small.Times("ours", kinds), large.Times("ours", kinds));
            Console.WriteLine($"{name,-24}× {At(b, 0.5) / At(a, 0.5):F1} / × {At(b, 0.99) / At(a, 0.99):F1}");
        }
    }

    private int Count => count;

    private List<long> Times(string program, string[] kinds) =>
        answers.TryGetValue(program, out var all) ? [.. all.Where((_, i) => kinds.Contains(queries[i].Kind)).Select(answer => answer.Nanoseconds)] : [];

    // Lucene's better way for the nearest counts.
    private List<long> Theirs(string[] kinds)
    {
        var times = Times("Lucene", kinds);
        return kinds is ["nearest"] && nearestBySort.Count > 0 && At(nearestBySort, 0.5) < At(times, 0.5) ? nearestBySort : times;
    }

    private string Ratio(string[] kinds)
    {
        var (ours, theirs) = (Times("ours", kinds), Theirs(kinds));
        return theirs.Count == 0 ? "-" : $"{At(theirs, 0.5) / At(ours, 0.5):F1} / {At(theirs, 0.99) / At(ours, 0.99):F1}";
    }

    private static string Cell(List<long> times) => times.Count == 0 ? "-" : $"{At(times, 0.5) / 1000:F1} / {At(times, 0.99) / 1000:F1}";

    private static double At(List<long> times, double share) => times.Order().ElementAt(Math.Min(times.Count - 1, (int)(times.Count * share)));
}

/// <summary>A folder that is gone when it is no longer needed.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("search-benchmark").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
