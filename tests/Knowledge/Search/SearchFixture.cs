using System.Runtime.CompilerServices;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Samples;
using SafeHelp.Knowledge.Search;

namespace SafeHelp.Knowledge.Tests.Search;

/// <summary>The real communes, categories and listings, and a sample directory over them, read once.</summary>
public sealed class SearchFixture
{
    public SearchFixture()
    {
        var problems = new List<ContentProblem>();
        Gazetteer = Gazetteer.Load(Content, problems);
        var content = ContentFolder.Load(Content);
        Categories = content.Categories.Select(found => found.Value).ToDictionary(category => category.Id);
        Real = [.. content.Published];
        Sample = [.. SampleDirectory.Make(Content, Gazetteer, (4000, 7), problems)];
        Index = new ListingIndex([.. Real, .. Sample], Categories, Gazetteer);
    }

    public static string Content { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "content"));

    public Gazetteer Gazetteer { get; }

    public IReadOnlyDictionary<string, Category> Categories { get; }

    public IReadOnlyList<Listing> Real { get; }

    public IReadOnlyList<Listing> Sample { get; }

    public ListingIndex Index { get; }

    public SearchArea AreaOf(string commune) => SearchArea.Of(Gazetteer, Gazetteer.Commune(commune)!.Province.Code, [commune]);

    internal static Listing Listing(string id, string name, ListingPlace? place, string category = "dia_chi_tin_cay") =>
        new(id, name, category, [new Phone("000 1", $"000{id.GetHashCode(StringComparison.Ordinal):00000000}", false)], null, null, null, ["moi_nguoi"], place is null ? ServiceArea.National : new ServiceArea(false, [], [place.Commune!]), place, DisplayState.Show, "[MẪU]", null, null, null);

    private static string ThisFile([CallerFilePath] string file = "") => file;
}
