using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Bot.Records;

/// <summary>What has become public, or ceased to be: all that the public side can read of records.</summary>
public interface IPublicationFeed
{
    /// <summary>What has changed since a mark, 0 for all.</summary>
    Task<PublicationNews> SinceAsync(long mark, CancellationToken cancel);

    /// <summary>All that is public, in the order of ids, read piece by piece.</summary>
    IAsyncEnumerable<Publication> AllAsync(CancellationToken cancel);
}

/// <summary>What has changed of what is public.</summary>
/// <param name="Mark">To ask from next time.</param>
/// <param name="Removed">Ids of records that are public no more.</param>
/// <param name="Doubted">Ids of all listings whose numbers are in doubt now.</param>
public sealed record PublicationNews(long Mark, IReadOnlyList<Publication> Changed, IReadOnlyList<string> Removed, IReadOnlySet<string> Doubted);
