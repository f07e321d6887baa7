using System.Globalization;

namespace SafeHelp.Load;

/// <summary>What is to be measured.</summary>
/// <param name="Part">"answers", "beside", "processes", "cost", "scaling", "burst", "chats", "desk" or "reports".</param>
/// <param name="Slices">So many turns each contestant gets, one after the other, so that what else the machine does falls on all of them.</param>
/// <param name="Share">For "scaling": hundredths of a core that each process may use.</param>
/// <param name="Rate">Messages a second, or 0: each person writes again as soon as the answer is there.</param>
internal sealed record LoadPlan(string Part, IReadOnlyList<string> Databases, int Processes, int Talks, int Seconds, int Rate, int Chats, int Slices, int Officers, int Share)
{
    private static readonly string[] Parts = ["answers", "beside", "processes", "scaling", "cost", "burst", "chats", "desk", "reports"];

    public static LoadPlan? Read(string[] args)
    {
        var part = args.FirstOrDefault(Parts.Contains) ?? Parts[0];
        var rest = args.Where(arg => arg != part).ToList();
        var databases = rest.TakeWhile(arg => arg is "sqlite" or "postgres").ToList();
        rest.RemoveRange(0, databases.Count);
        if (rest.Count % 2 == 1 || rest.Where((_, i) => i % 2 == 0).Any(name => !name.StartsWith("--", StringComparison.Ordinal))) return null;
        var given = rest.Chunk(2).ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture));
        var (talks, seconds) = part switch { "burst" => (4000, 60), "desk" => (500, 60), _ => (200, 20) };
        return new LoadPlan(
            part,
            databases.Count > 0 ? databases : ["sqlite", "postgres"],
            given.GetValueOrDefault("--processes", part is "processes" or "scaling" ? 3 : 1),
            given.GetValueOrDefault("--talks", talks),
            given.GetValueOrDefault("--seconds", seconds),
            given.GetValueOrDefault("--rate", part == "burst" ? 200 : 0),
            given.GetValueOrDefault("--chats", 5000),
            given.GetValueOrDefault("--slices", part is "answers" or "burst" ? 1 : 3),
            given.GetValueOrDefault("--officers", 300),
            given.GetValueOrDefault("--share", 20));
    }
}
