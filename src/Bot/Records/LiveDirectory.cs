using SafeHelp.Bot.Turns;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Listings;
using SafeHelp.Knowledge.Listings.Records;

namespace SafeHelp.Bot.Records;

/// <summary>
/// Keeps the snapshot of this process in step with what is public: takes the changes since the last look, lets go what nobody has vouched for in time,
/// and swaps the turn. For one caller at a time.
/// </summary>
public sealed class LiveDirectory(IPublicationFeed feed, TurnSource turns, TimeProvider clock)
{
    private readonly Dictionary<string, Publication> known = [];
    private readonly HashSet<string> missed = [];
    private IReadOnlySet<string> doubted = new HashSet<string>();
    private KnowledgeSnapshot? mine;
    private HashSet<string> shown = [];
    private long mark;

    /// <summary>Looks once.</summary>
    /// <returns>True when something became public, or ceased to be, for this process.</returns>
    public async Task<bool> RefreshAsync(CancellationToken cancel)
    {
        missed.UnionWith(Take(await feed.SinceAsync(mark, cancel)));
        var isShown = Show([.. missed]);
        // What another swap has overtaken is shown by the next look.
        if (turns.Current.Knowledge == mine) missed.Clear();
        return isShown;
    }

    private HashSet<string> Take(PublicationNews news)
    {
        HashSet<string> touched = [.. news.Changed.Select(publication => publication.Id), .. news.Removed];
        foreach (var publication in news.Changed) known[publication.Id] = publication;
        foreach (var id in news.Removed) known.Remove(id);
        touched.UnionWith(news.Doubted.Except(doubted));
        touched.UnionWith(doubted.Except(news.Doubted));
        (doubted, mark) = (news.Doubted, news.Mark);
        return touched;
    }

    private bool Show(HashSet<string> touched)
    {
        var turn = turns.Current;
        var isOtherContent = turn.Knowledge != mine;
        if (isOtherContent) touched.UnionWith(doubted);
        HashSet<string> before = isOtherContent ? [] : shown;
        var due = Due();
        var gone = before.Where(id => !due.Contains(id)).ToHashSet();
        var changed = due.Where(id => touched.Contains(id) || !before.Contains(id)).Select(id => known[id].Listing())
            .Concat(touched.Where(id => !known.ContainsKey(id) && !gone.Contains(id)).Select(turn.Knowledge.Listing).OfType<Listing>())
            .Select(listing => listing with { IsDoubted = doubted.Contains(listing.Id) }).ToList();
        if (changed.Count == 0 && gone.Count == 0) return false;
        var next = turn.Knowledge.With(changed, [.. gone]);
        if (!turns.TrySwap(turn, turn.On(next))) return false;
        (mine, shown) = (next, due);
        return true;
    }

    private HashSet<string> Due()
    {
        var today = VietnamDay.Of(clock);
        return [.. known.Values.Where(publication => today < publication.LeavesOn).Select(publication => publication.Id)];
    }
}
