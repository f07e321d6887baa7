namespace SafeHelp.Staff.Editing;

/// <summary>What became of a line.</summary>
public enum LineKind { Same, Gone, Come, Cut }

/// <summary>A line of two texts laid beside each other.</summary>
public sealed record ComparedLine(LineKind Kind, string Text);

/// <summary>Compares two texts line by line; equal lines far from any change are left out.</summary>
public static class LineComparison
{
    private const int Around = 2;

    // The table of the comparison is as large as the product of both middles.
    private const int LongestMiddle = 1500;

    /// <returns>Empty for equal texts.</returns>
    public static IReadOnlyList<ComparedLine> Of(string before, string after)
    {
        if (before == after) return [];
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var shortest = Math.Min(old.Length, now.Length);
        var head = Enumerable.Range(0, shortest).TakeWhile(i => old[i] == now[i]).Count();
        var tail = Enumerable.Range(1, shortest - head).TakeWhile(i => old[^i] == now[^i]).Count();
        var middle = Middle(old[head..^tail], now[head..^tail]);
        return Shortened([.. Each(LineKind.Same, old[..head]), .. middle, .. Each(LineKind.Same, old[(old.Length - tail)..])]);
    }

    private static IEnumerable<ComparedLine> Middle(string[] old, string[] now)
    {
        if (old.Length > LongestMiddle || now.Length > LongestMiddle) return [.. Each(LineKind.Gone, old), .. Each(LineKind.Come, now)];
        var common = Common(old, now);
        var lines = new List<ComparedLine>();
        var (i, j) = (0, 0);
        while (i < old.Length && j < now.Length)
        {
            var kind = old[i] == now[j] ? LineKind.Same : common[i + 1, j] >= common[i, j + 1] ? LineKind.Gone : LineKind.Come;
            lines.Add(new ComparedLine(kind, kind is LineKind.Come ? now[j] : old[i]));
            if (kind is not LineKind.Come) i++;
            if (kind is not LineKind.Gone) j++;
        }

        return [.. lines, .. Each(LineKind.Gone, old[i..]), .. Each(LineKind.Come, now[j..])];
    }

    // How many lines both have in common from here on, in order.
    private static int[,] Common(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        return common;
    }

    private static IReadOnlyList<ComparedLine> Shortened(IReadOnlyList<ComparedLine> lines)
    {
        var near = lines.Index().Where(line => line.Item.Kind is not LineKind.Same).SelectMany(line => Enumerable.Range(line.Index - Around, (2 * Around) + 1)).ToHashSet();
        return [.. lines.Index().Where(line => near.Contains(line.Index) || near.Contains(line.Index - 1)).Select(line => near.Contains(line.Index) ? line.Item : new ComparedLine(LineKind.Cut, ""))];
    }

    private static IEnumerable<ComparedLine> Each(LineKind kind, IEnumerable<string> lines) => lines.Select(line => new ComparedLine(kind, line));
}
