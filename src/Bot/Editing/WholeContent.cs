using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Editing;

/// <summary>All that a content folder holds, before anything is learnt from it, and what is wrong with it.</summary>
public sealed record WholeContent(KnowledgeSnapshot Knowledge, UnderstandingContent Understanding, CommonPasswords Passwords, IReadOnlyList<ContentProblem> Problems)
{
    public static WholeContent Read(string contentFolder, string? pointsFile)
    {
        var problems = new List<ContentProblem>();
        var understanding = UnderstandingContent.Read(contentFolder, problems);
        var knowledge = KnowledgeSnapshot.Load(contentFolder, pointsFile);
        var passwords = CommonPasswords.Load(contentFolder, problems);
        return new WholeContent(knowledge, understanding, passwords, [.. knowledge.Content.Problems, .. problems, .. TopicCoverage.Check(knowledge)]);
    }
}
