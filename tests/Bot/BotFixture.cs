using System.Runtime.CompilerServices;
using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Tests;

/// <summary>The bot on the real content, built once for a class of tests.</summary>
public sealed class BotFixture
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static string ContentFolder => Path.Combine(Root, "content");

    public static string Artifacts => Path.Combine(Root, "artifacts");

    public Turn Turn { get; } = Build();

    private static Turn Build()
    {
        var knowledge = KnowledgeSnapshot.Load(ContentFolder);
        return new Turn(knowledge, Understander.Build(UnderstandingContent.Read(ContentFolder, new List<ContentProblem>()), knowledge.Places.Find));
    }

    private static string ThisFile([CallerFilePath] string file = "") => file;
}
