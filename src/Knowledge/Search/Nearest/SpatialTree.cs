using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Search.Nearest;

/// <summary>
/// K-d trees over documents that are numbered in their order: a branch is a range of documents, so the same ranges bound distance, facts and
/// words. Immutable.
/// </summary>
internal sealed class SpatialTree
{
    public const int LeafSize = 32;

    private readonly List<Branch> branches = [];

    /// <summary>Points and facts in the tree's order, see <see cref="Order"/>; a tree of its own for each stretch of documents.</summary>
    /// <param name="ends">Where each stretch ends.</param>
    public SpatialTree(IReadOnlyList<GeoPoint> points, IReadOnlyList<Facts> facts, IReadOnlyList<int> ends)
    {
        var roots = new int[ends.Count];
        for (var i = 0; i < roots.Length; i++) roots[i] = Grow(points, facts, i == 0 ? 0 : ends[i - 1], ends[i]);
        Roots = roots;
    }

    public IReadOnlyList<int> Roots { get; }

    public Branch this[int branch] => branches[branch];

    /// <summary>The order in which documents must be numbered: halves by the wider side, again and again.</summary>
    public static int[] Order(GeoPoint[] points)
    {
        var order = Enumerable.Range(0, points.Length).ToArray();
        Halve(points, order, 0, order.Length);
        return order;
    }

    private static void Halve(GeoPoint[] points, int[] order, int from, int to)
    {
        if (to - from <= LeafSize) return;
        var box = Box.Around(order.AsSpan(from..to), points);
        var keys = new double[to - from];
        for (var i = from; i < to; i++) keys[i - from] = box.IsTall ? points[order[i]].Latitude : points[order[i]].Longitude;
        keys.AsSpan().Sort(order.AsSpan(from..to));
        var middle = Middle(from, to);
        Halve(points, order, from, middle);
        Halve(points, order, middle, to);
    }

    // Both sides full leaves but the last, so that leaves are as few as can be.
    private static int Middle(int from, int to)
    {
        var leaves = (to - from + LeafSize - 1) / LeafSize;
        return from + (leaves / 2 * LeafSize);
    }

    private int Grow(IReadOnlyList<GeoPoint> points, IReadOnlyList<Facts> facts, int from, int to)
    {
        var at = branches.Count;
        branches.Add(default);
        if (to - from <= LeafSize)
        {
            branches[at] = Leaf(points, facts, from, to);
            return at;
        }

        var middle = Middle(from, to);
        var (left, right) = (Grow(points, facts, from, middle), Grow(points, facts, middle, to));
        branches[at] = new Branch(from, to, left, right)
        {
            Box = branches[left].Box.With(branches[right].Box),
            Facts = branches[left].Facts | branches[right].Facts,
        };
        return at;
    }

    private static Branch Leaf(IReadOnlyList<GeoPoint> points, IReadOnlyList<Facts> facts, int from, int to)
    {
        var (box, sum) = (Box.Empty, default(Facts));
        for (var i = from; i < to; i++) (box, sum) = (box.With(points[i]), sum | facts[i]);
        return new Branch(from, to, -1, -1) { Box = box, Facts = sum };
    }
}

/// <summary>Documents from (included) to (excluded), where they lie and what they have among them; a leaf has no parts.</summary>
internal readonly record struct Branch(int From, int To, int Left, int Right)
{
    public Box Box { get; init; }

    public Facts Facts { get; init; }

    public bool IsLeaf => Left < 0;
}
