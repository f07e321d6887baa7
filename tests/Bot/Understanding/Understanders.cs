using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Tests.Understanding;

/// <summary>The understander of the repository's content, built once for all tests.</summary>
internal static class Understanders
{
    private static readonly List<ContentProblem> Faults = [];

    public static string ContentPath { get; } = Find(AppContext.BaseDirectory);

    public static UnderstandingContent Content { get; } = UnderstandingContent.Read(ContentPath, Faults);

    public static IReadOnlyList<ContentProblem> Problems => Faults;

    public static Understander Real { get; } = Understander.Build(Content, _ => null);

    private static string Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "SafeHelpBot.sln"))) return Path.Combine(at.FullName, "content");
        }

        throw new DirectoryNotFoundException("No SafeHelpBot.sln above " + folder);
    }
}
