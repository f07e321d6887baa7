using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Search.Nearest;

/// <summary>Nearer is better, added to the text score: weight × halfway / (halfway + distance), as Lucene's distance feature.</summary>
internal sealed class DistanceRank(GeoPoint from, double weight, string? category) : Rank
{
    private const double HalfwayKm = 15;

    private readonly ulong kind = category is null ? ulong.MaxValue : FactBits.Of(category);

    public override double WordsWeight => 1;

    public override double Score(ListingSegment segment, int document, float words)
    {
        if (category is not null && segment[document].Category != category) return Nothing;
        if (segment.Spot(document) is { } spot) return words + Near(from.DistanceKmTo(spot.Point));
        return words > 0 ? words : Nothing;
    }

    public override double Bound(Branch branch, float words) =>
        (branch.Facts.Kinds & kind) == 0 ? Nothing : words + Near(branch.Box.LeastKmTo(from));

    private double Near(double km) => weight * HalfwayKm / (HalfwayKm + km);
}
