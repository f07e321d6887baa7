using SafeHelp.Bot.Understanding.Danger;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Understanding;

/// <summary>All that understanding is built from: the tables of <c>content/text</c>, the example messages and the danger phrases.</summary>
public sealed record UnderstandingContent(TextContent Text, IReadOnlyList<Example> Examples, DangerPhrases Danger)
{
    public static UnderstandingContent Read(string contentFolder, ICollection<ContentProblem> problems) => new(
        TextContentReader.Read(contentFolder, problems),
        ExampleReader.Read(contentFolder, problems),
        DangerPhraseReader.Read(contentFolder, problems));
}
