using SafeHelp.Bot.Understanding.Danger;
using SafeHelp.Knowledge.Content;
using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Understanding;

/// <summary>All that understanding is built from: the tables of <c>content/text</c>, the example messages and the danger phrases.</summary>
/// <param name="Fingerprint">Of all files that the classifiers are learnt from.</param>
/// <param name="Learnt">What was learnt before, if it is there; used only if it was learnt from the same content.</param>
public sealed record UnderstandingContent(
    TextContent Text, IReadOnlyList<Example> Examples, DangerPhrases Danger, string Fingerprint, ReadOnlyMemory<byte> Learnt)
{
    /// <summary>Below the content folder.</summary>
    public const string LearntFile = "understanding/learnt.bin";

    public static UnderstandingContent Read(string contentFolder, ICollection<ContentProblem> problems) => new(
        TextContentReader.Read(contentFolder, problems),
        ExampleReader.Read(contentFolder, problems),
        DangerPhraseReader.Read(contentFolder, problems),
        ContentFingerprint.Of(contentFolder, "text", "understanding"),
        ReadLearnt(Path.Combine(contentFolder, LearntFile)));

    private static ReadOnlyMemory<byte> ReadLearnt(string path) => File.Exists(path) ? File.ReadAllBytes(path) : ReadOnlyMemory<byte>.Empty;
}
