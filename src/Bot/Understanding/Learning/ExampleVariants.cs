using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>The examples as written and, where they have marks, once more without: half of the people who write type none, and mean the same.</summary>
internal static class ExampleVariants
{
    public static IReadOnlyList<Example> Of(IReadOnlyList<Example> examples) =>
        [.. examples, .. examples.Where(example => Folding.HasMarks(example.Text)).Select(example => example with { Text = Folding.Fold(example.Text) })];
}
