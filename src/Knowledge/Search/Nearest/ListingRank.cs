namespace SafeHelp.Knowledge.Search.Nearest;

/// <summary>The ranking of listings under the filters of a query.</summary>
internal sealed class ListingRank(ListingQuery query, Ranking ranking) : Rank
{
    /// <summary>The best text score that is possible: words count by their share of it.</summary>
    public float MostWords { get; init; } = 1;

    /// <summary>Only listings that serve the whole country.</summary>
    public bool NationwideOnly { get; init; }

    public override double WordsWeight => Ranking.Words / MostWords;

    public override double Score(ListingSegment segment, int document, float words)
    {
        var listing = segment[document];
        if (!Filters.Pass(listing, query) || (NationwideOnly && !listing.Area.IsNational)) return Nothing;
        var closeness = ranking.ClosenessOf(listing, segment.Spot(document));
        return ranking.Reaches(closeness) ? ranking.Score(listing, closeness, words / (double)MostWords) : Nothing;
    }

    public override double Bound(Branch branch, float words) =>
        NationwideOnly && (branch.Facts.Served & FactBits.Nationwide) == 0 ? Nothing : ranking.Bound(branch.Facts, branch.Box, words / (double)MostWords);
}
