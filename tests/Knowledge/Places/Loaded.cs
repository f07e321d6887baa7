using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Knowledge.Tests.Places;

/// <summary>The repository's own tables, read once for all tests.</summary>
public sealed class Loaded
{
    public Loaded()
    {
        Gazetteer = Gazetteer.Load(Content, Problems);
        Finder = new PlaceFinder(Gazetteer);
    }

    public static string Root { get; } = FindRoot();
    public static string Content => Path.Combine(Root, "content");

    public List<ContentProblem> Problems { get; } = [];
    public Gazetteer Gazetteer { get; }
    public PlaceFinder Finder { get; }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SafeHelpBot.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
