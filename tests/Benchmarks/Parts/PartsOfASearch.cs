using BenchmarkDotNet.Attributes;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Search;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Parts.Benchmarks;

/// <summary>The small parts of a search, each by itself, on the content that is shipped.</summary>
[MemoryDiagnoser]
public class PartsOfASearch
{
    private const string Said = "chong e danh e, e dang o go vap tphcm, can cho o tam dem nay";
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(7));

    private KnowledgeSnapshot knowledge = null!;
    private GeoPoint here;

    [GlobalSetup]
    public void Load()
    {
        knowledge = KnowledgeSnapshot.Load(ContentFolder());
        here = knowledge.Places.Find("gò vấp")!.Point!.Value;
    }

    [Benchmark]
    public string Fold() => Folding.Fold("Chồng em đánh em, em đang ở Gò Vấp");

    [Benchmark]
    public PlaceMatch? FindPlace() => knowledge.Places.Find(Said);

    [Benchmark]
    public TopDocs SearchWords() => knowledge.Listings.Search(new ListingQuery { Words = "nhà bình yên", Now = Now });

    [Benchmark]
    public TopDocs SearchNear() => knowledge.Listings.Search(new ListingQuery { Area = new SearchArea("79", [], here), Now = Now });

    [Benchmark]
    public object Nearest() => knowledge.Listings.Nearest(here, null, 5);

    // BenchmarkDotNet runs from a folder of its own below the repository.
    private static string ContentFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SafeHelpBot.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("Run it inside the repository."), "content");
    }
}
