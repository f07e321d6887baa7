namespace SafeHelp.Load;

/// <summary>What contestants of one run say about each other.</summary>
internal static class Comparison
{
    public static IReadOnlyList<string> Lines(string part, string database, IReadOnlyList<LoadRun> runs) => part switch
    {
        "beside" =>
        [
            $"{database}: ours answers {Share(runs[2], runs[0])} of what the bare endpoint commits",
            $"{database}: ours answers {runs[2].Row.AnsweredPerSecond / runs[1].Row.AnsweredPerSecond:0.0} times what the Bot Framework's echo bot does",
        ],
        "processes" => [$"{database}: several processes answer {Share(runs[1], runs[0])} of what one does, all on the same cores"],
        "scaling" => [.. runs.Skip(1).Select(run => $"{database}: {run.Name} answer {run.Rates.Sum() / runs[0].Rates.Sum():0.0} times what the first does")],
        "cost" => [$"{database}: a turn takes {runs[0].Row.ServerProcessor:0.00} ms of the server's processor with encryption, {runs[1].Row.ServerProcessor:0.00} without: {1 - (runs[1].Row.ServerProcessor / runs[0].Row.ServerProcessor):P0} of it"],
        _ => [],
    };

    // Of the whole, and of each pair of neighbouring slices: how far these lie apart says what the machine did meanwhile.
    private static string Share(LoadRun one, LoadRun other)
    {
        var slices = one.Rates.Zip(other.Rates, (mine, its) => mine / its).Order().ToList();
        return $"{one.Rates.Sum() / other.Rates.Sum():P0} ({slices[0]:P0} to {slices[^1]:P0} by slice)";
    }
}
