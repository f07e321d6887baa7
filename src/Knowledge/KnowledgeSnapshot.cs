using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Search;

namespace SafeHelp.Knowledge;

/// <summary>Everything the bot knows at one moment: immutable, in memory in every process. A change builds the next one.</summary>
public sealed class KnowledgeSnapshot
{
    private readonly Dictionary<string, Listing> published;
    private readonly Dictionary<string, TopicGuide> topics;

    private KnowledgeSnapshot(ContentSet content, Gazetteer gazetteer)
    {
        Content = content;
        Gazetteer = gazetteer;
        Places = new PlaceFinder(gazetteer);
        published = content.Published.DistinctBy(listing => listing.Id).ToDictionary(listing => listing.Id);
        topics = content.Topics.Select(found => found.Value).DistinctBy(topic => topic.Label).ToDictionary(topic => topic.Label);
        Categories = content.Categories.Select(found => found.Value).DistinctBy(category => category.Id).ToDictionary(category => category.Id);
        Listings = new ListingIndex(published.Values, Categories, gazetteer);
    }

    public ContentSet Content { get; }

    public Gazetteer Gazetteer { get; }

    public PlaceFinder Places { get; }

    public ListingIndex Listings { get; }

    public IReadOnlyDictionary<string, Category> Categories { get; }

    public TopicGuide? Topic(string label) => topics.GetValueOrDefault(label);

    /// <summary>A listing that people may see; null for any other id.</summary>
    public Listing? Listing(string id) => published.GetValueOrDefault(id);

    /// <summary>What people may see: the listings of the content and those published from records.</summary>
    public IEnumerable<Listing> Published => published.Values;

    /// <summary>Builds from a content folder; what is wrong in it is in <see cref="ContentSet.Problems"/>.</summary>
    /// <param name="pointsFile">An operator's CSV of points (code,lat,lon); null for none.</param>
    public static KnowledgeSnapshot Load(string contentFolder, string? pointsFile = null)
    {
        var problems = new List<ContentProblem>();
        var gazetteer = Gazetteer.Load(contentFolder, problems, pointsFile);
        var content = ContentFolder.Load(contentFolder);
        return new KnowledgeSnapshot(content with { Problems = [.. content.Problems, .. problems, .. PlaceRules.Check(content.Listings, gazetteer)] }, gazetteer);
    }
}
