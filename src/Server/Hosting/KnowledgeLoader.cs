using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Server.Hosting;

/// <summary>A turn on the content of a folder, what staff may not take as password, and what is wrong in that folder.</summary>
/// <param name="Stamp">Of the files before they were read.</param>
internal sealed record LoadedKnowledge(Turn Turn, CommonPasswords Passwords, IReadOnlyList<ContentProblem> Problems, string Stamp);

/// <summary>Builds everything that a turn knows from a content folder.</summary>
internal static class KnowledgeLoader
{
    public static LoadedKnowledge Load(string contentFolder, string? pointsFile)
    {
        var stamp = ContentStamp.Of(contentFolder, pointsFile);
        var problems = new List<ContentProblem>();
        var understanding = UnderstandingContent.Read(contentFolder, problems);
        var knowledge = KnowledgeSnapshot.Load(contentFolder, pointsFile);
        var passwords = CommonPasswords.Load(contentFolder, problems);
        var turn = new Turn(knowledge, Understander.Build(understanding, knowledge.Places.Find));
        return new LoadedKnowledge(turn, passwords, [.. knowledge.Content.Problems, .. problems, .. TopicCoverage.Check(knowledge)], stamp);
    }
}
