namespace SafeHelp.Knowledge.Search.Queries;

/// <summary>
/// The order in which blocks are looked at: first those that promise most, which soon raises the floor; then the rest as they lie, of which
/// most lie below it.
/// </summary>
internal ref struct BlockWalk
{
    private const int GroupSize = 32;
    private const int MostPicked = 32;

    private readonly Span<float> promises;
    private readonly Bounds groups;
    private int picked;
    private int next;

    /// <param name="promises">What each block may score at most; used up on the way.</param>
    public BlockWalk(Span<float> promises)
    {
        this.promises = promises;
        groups = new Bounds((promises.Length + GroupSize - 1) / GroupSize);
        for (var group = 0; group < groups.All.Length; group++) groups.All[group] = Bounds.Highest(Of(group));
    }

    /// <summary>A block that may score above the floor and was not looked at; -1 when there is none.</summary>
    public int Next(float floor)
    {
        floor = Math.Max(floor, 0);
        var block = picked < MostPicked ? Best(floor) : Following(floor);
        if (block >= 0) promises[block] = 0;
        return block;
    }

    public readonly void Dispose() => groups.Dispose();

    private readonly Span<float> Of(int group) => promises.Slice(group * GroupSize, Math.Min(GroupSize, promises.Length - (group * GroupSize)));

    private int Best(float floor)
    {
        picked++;
        if (picked > 1) groups.All[next] = Bounds.Highest(Of(next));
        var most = Bounds.Highest(groups.All);
        if (most <= floor) return -1;
        next = groups.All.IndexOf(most);
        var block = (next * GroupSize) + Of(next).IndexOf(most);
        if (picked == MostPicked) next = 0;
        return block;
    }

    private int Following(float floor)
    {
        while (next < promises.Length)
        {
            if (next % GroupSize == 0 && groups.All[next / GroupSize] <= floor)
            {
                next += GroupSize;
                continue;
            }

            if (promises[next] > floor) return next;
            next++;
        }

        return -1;
    }
}
