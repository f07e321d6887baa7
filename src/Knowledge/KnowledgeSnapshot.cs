using System.Collections.Immutable;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Listings.Records;
using SafeHelp.Knowledge.Places;
using SafeHelp.Knowledge.Search;

namespace SafeHelp.Knowledge;

/// <summary>Everything the bot knows at one moment: immutable, in memory in every process. A change builds the next one.</summary>
public sealed class KnowledgeSnapshot
{
    private readonly ImmutableDictionary<string, Listing> published;
    private readonly Dictionary<string, TopicGuide> topics;

    private KnowledgeSnapshot(ContentSet content, Gazetteer gazetteer)
    {
        Content = content;
        Gazetteer = gazetteer;
        Places = new PlaceFinder(gazetteer);
        published = content.Published.DistinctBy(listing => listing.Id).ToImmutableDictionary(listing => listing.Id);
        topics = content.Topics.Select(found => found.Value).DistinctBy(topic => topic.Label).ToDictionary(topic => topic.Label);
        Categories = content.Categories.Select(found => found.Value).DistinctBy(category => category.Id).ToDictionary(category => category.Id);
        Listings = new ListingIndex(published.Values, Categories, gazetteer);
    }

    private KnowledgeSnapshot(KnowledgeSnapshot before, ImmutableDictionary<string, Listing> published, ListingIndex listings)
    {
        (Content, Gazetteer, Places, Categories, topics) = (before.Content, before.Gazetteer, before.Places, before.Categories, before.topics);
        (this.published, Listings) = (published, listings);
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

    /// <summary>What records are measured by.</summary>
    public RecordStandards Standards => new(Content.Records.Terms, Categories, Gazetteer, Content.Blocked);

    /// <summary>True for a listing that is published and has no number that must never be shown as help.</summary>
    public bool MayShow(Listing listing) => listing.IsPublished && !listing.Phones.Any(phone => Content.Blocked.WhyBlocked(phone.Dial) is not null);

    /// <summary>The same knowledge after a change of the directory: these listings new or instead of those with the same ids, these ids gone.</summary>
    public KnowledgeSnapshot With(IReadOnlyList<Listing> changed, IReadOnlyList<string> removed)
    {
        var shown = changed.Where(MayShow).ToList();
        var gone = removed.Concat(changed.Except(shown).Select(listing => listing.Id)).ToList();
        var after = published.RemoveRange(gone).SetItems(shown.Select(listing => KeyValuePair.Create(listing.Id, listing)));
        return new KnowledgeSnapshot(this, after, Listings.With(shown, gone));
    }

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
