using System.Diagnostics;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Samples;
using SafeHelp.Knowledge.Search;
using SafeHelp.Search.Benchmarks;

if (args.Length < 2)
{
    Console.Error.WriteLine("Search.Benchmarks CONTENT LUCENE-PEER-FOLDER [COUNT…]: our index beside Lucene and PostgreSQL (SAFEHELP_PEER_POSTGRES=connection string); 65000 and 650000 listings if no count is given.");
    return 2;
}

var problems = new List<ContentProblem>();
var gazetteer = Gazetteer.Load(args[0], problems);
var categories = ContentFolder.Load(args[0]).Categories.Select(found => found.Value).DistinctBy(category => category.Id).ToDictionary(category => category.Id);
var counts = args.Length > 2 ? args[2..].Select(int.Parse).ToList() : [65_000, 650_000];
Console.WriteLine($"load of the machine before: {(File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Trim() : "unknown")}, {Environment.ProcessorCount} cores");
var tables = new Dictionary<int, Table>();
foreach (var count in counts)
{
    var listings = SampleDirectory.Make(args[0], gazetteer, (count, 5), problems).ToList();
    tables[count] = Measure(count, listings);
}

if (tables.Count == 2) Table.PrintGrowth(tables[counts[0]], tables[counts[1]]);
return 0;

Table Measure(int count, List<Listing> listings)
{
    var index = Build(count, listings);
    ChangeOne(index, listings[count / 2]);
    var work = new Workload(index.Segments[0]);
    var queries = work.Queries();
    var rounds = count > 100_000 ? 3 : 7;
    var ours = new Ours(index);
    var table = new Table(count, queries);
    table.Add("ours", ours.Answer(queries, rounds));
    Console.WriteLine($"bytes allocated per query: {ours.BytesPerQuery:F0}");
    using var folder = new TemporaryFolder();
    if (Environment.GetEnvironmentVariable("SAFEHELP_PEER_LUCENE") == "off") Console.WriteLine("Lucene peer skipped: SAFEHELP_PEER_LUCENE is off.");
    else if (Lucene.Missing is { } missing) Console.WriteLine(missing);
    else
    {
        var lucene = new Lucene(folder.Path, args[1]);
        var answers = lucene.Answer(work, queries, rounds);
        Console.WriteLine($"Lucene built its index in {lucene.BuildSeconds:F1} s");
        Equality.Print(queries, table.Of("ours"), answers);
        table.Add("Lucene", answers);
        var sorted = queries.Select(query => query.Kind == "nearest" ? query with { Cells = [.. query.Cells[..^1], "sort"] } : query).Where(query => query.Kind == "nearest").ToList();
        table.AddNearestBySort(lucene.Answer(work, sorted, rounds));
    }

    if (Environment.GetEnvironmentVariable("SAFEHELP_PEER_POSTGRES") is { } postgres) table.AddPostgres(new Postgres(postgres).Answer(work, queries));
    else Console.WriteLine("PostgreSQL peer skipped: SAFEHELP_PEER_POSTGRES is not set.");
    table.Print();
    return table;
}

ListingIndex Build(int count, List<Listing> listings)
{
    new ListingIndex(listings.Take(2000), categories, gazetteer).Search(new ListingQuery());
    var before = GC.GetTotalMemory(forceFullCollection: true);
    var (clock, worked) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
    var index = new ListingIndex(listings, categories, gazetteer);
    var (seconds, cpu) = (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - worked).TotalSeconds);
    Console.WriteLine($"\n== {count:N0} listings: built in {seconds:F2} s ({cpu:F2} s of processor time), {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0:F0} MB beside the listings themselves");
    return index;
}

void ChangeOne(ListingIndex index, Listing listing)
{
    var times = Enumerable.Range(0, 9).Select(at =>
    {
        var (clock, worked) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        index = index.With([listing with { Name = $"{listing.Name} {at}" }], []);
        index.Search(new ListingQuery { Words = listing.Name });
        return (Wall: clock.Elapsed.TotalMilliseconds, Cpu: (Environment.CpuUsage.TotalTime - worked).TotalMilliseconds);
    }).Order().ToList();
    Console.WriteLine($"one changed listing is found after {times[4].Wall:F1} ms (median of 9; {times.Select(time => time.Cpu).Order().ElementAt(4):F1} ms of processor time), {times[^1].Wall:F1} ms (worst)");
}
