using System.Runtime.CompilerServices;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Bot.Records;

/// <summary>All that people may see, one listing after another and never all at once: those of the content, then those published from records.</summary>
public sealed class PublishedListings
{
    private readonly IPublicationFeed? feed;
    private readonly DateOnly today;

    private PublishedListings(KnowledgeSnapshot knowledge, IPublicationFeed? feed, DateOnly today) => (Knowledge, this.feed, this.today) = (knowledge, feed, today);

    /// <summary>The words and units that go with them.</summary>
    public KnowledgeSnapshot Knowledge { get; }

    /// <summary>Those of a snapshot alone.</summary>
    public static PublishedListings Of(KnowledgeSnapshot knowledge) => new(knowledge, null, default);

    /// <summary>Those of the content with what the database says is public on a day.</summary>
    public static PublishedListings Of(KnowledgeSnapshot knowledge, IPublicationFeed feed, TimeProvider clock) => new(knowledge, feed, VietnamDay.Of(clock));

    public async IAsyncEnumerable<Listing> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var listing in Knowledge.Published.OrderBy(listing => listing.Id, StringComparer.Ordinal))
        {
            cancel.ThrowIfCancellationRequested();
            yield return listing;
        }

        if (feed is null) yield break;
        await foreach (var publication in feed.AllAsync(cancel))
        {
            if (today < publication.LeavesOn && publication.Listing() is var listing && Knowledge.MayShow(listing)) yield return listing;
        }
    }
}
