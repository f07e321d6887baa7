using SafeHelp.Bot.Editing;
using SafeHelp.Bot.Turns;
using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Content.Editing;

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
        var content = WholeContent.Read(contentFolder, pointsFile);
        return new LoadedKnowledge(Turn(content, content.Understanding), content.Passwords, content.Problems, stamp);
    }

    /// <summary>The same with what staff edited laid over the folder.</summary>
    /// <param name="learnt">Where what is learnt from edited examples is kept, so that it is learnt once.</param>
    public static LoadedKnowledge Load(string contentFolder, string? pointsFile, IReadOnlyCollection<ContentText> over, LearntFiles learnt)
    {
        if (over.Count == 0) return Load(contentFolder, pointsFile);
        var stamp = ContentStamp.Of(contentFolder, pointsFile);
        using var merged = MergedFolder.Of(contentFolder, over);
        var content = WholeContent.Read(merged.Path, pointsFile);
        var isLearntAnew = over.Any(text => LearntFiles.IsLearntFrom(text.File));
        var turn = isLearntAnew ? learnt.Turn(content) : Turn(content, content.Understanding);
        return new LoadedKnowledge(turn, content.Passwords, content.Problems, stamp);
    }

    private static Turn Turn(WholeContent content, UnderstandingContent understanding) => new(content.Knowledge, Understander.Build(understanding, content.Knowledge.Places.Find));
}
