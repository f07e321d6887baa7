using System.Globalization;

namespace SafeHelp.Load;

/// <summary>What is to be measured.</summary>
/// <param name="Rate">Messages a second, or 0: each person writes again as soon as the answer is there.</param>
/// <param name="IsBare">True to measure only the bare endpoint.</param>
internal sealed record LoadPlan(IReadOnlyList<string> Databases, int Processes, int Talks, int Seconds, int Rate, bool IsBare)
{
    public static LoadPlan? Read(string[] args)
    {
        var databases = args.TakeWhile(arg => arg is "sqlite" or "postgres").ToList();
        var rest = args.Skip(databases.Count).ToList();
        var isBare = rest.Remove("--bare");
        if (rest.Count % 2 == 1) return null;
        var given = rest.Chunk(2).ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture));
        return new LoadPlan(
            databases.Count > 0 ? databases : ["sqlite", "postgres"],
            given.GetValueOrDefault("--processes", 1),
            given.GetValueOrDefault("--talks", 200),
            given.GetValueOrDefault("--seconds", 20),
            given.GetValueOrDefault("--rate"),
            isBare);
    }
}
