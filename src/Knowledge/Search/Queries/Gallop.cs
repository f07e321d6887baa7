namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>Finds a place in a sorted list from where one stands: in steps that double, then by halves.</summary>
internal static class Gallop
{
    /// <summary>The first index from <paramref name="at"/> whose value is not below the target; <paramref name="end"/> if there is none.</summary>
    public static int To(int[] values, int at, int end, int target)
    {
        if (at >= end || values[at] >= target) return at;
        var (below, step) = (at, 1);
        while (below + step < end && values[below + step] < target)
        {
            below += step;
            step <<= 1;
        }

        var above = Math.Min(below + step, end);
        while (above - below > 1)
        {
            var middle = (above + below) >>> 1;
            if (values[middle] < target) below = middle;
            else above = middle;
        }

        return above;
    }
}
