using SafeHelp.Knowledge.Text;

namespace SafeHelp.Bot.Understanding.Learning;

/// <summary>
/// The examples as written, told at length (two on the same topic by the same kind of writer in one message, as urgent as the more urgent of them:
/// real people tell stories), and, where they have marks, once more without: half of the people who write type none, and mean the same.
/// </summary>
internal static class ExampleVariants
{
    public static IReadOnlyList<Example> Of(IReadOnlyList<Example> examples)
    {
        Example[] told = [.. examples, .. Stories(examples)];
        return [.. told, .. told.Where(example => Folding.HasMarks(example.Text)).Select(WithoutMarks)];
    }

    private static Example WithoutMarks(Example example) => example with { Text = Folding.Fold(example.Text) };

    private static IEnumerable<Example> Stories(IReadOnlyList<Example> examples) =>
        examples.Where(example => Folding.HasMarks(example.Text) && IsTold(example.Topic))
            .GroupBy(example => (example.Topic, example.Speaker, example.IsPerpetrator))
            .SelectMany(group => Pairs([.. group]));

    private static bool IsTold(Topic topic) => topic is < Topic.HotlineLookup or Topic.HealthReproductive or Topic.OutOfScope;

    // A step that has no factor in common with most group sizes, so that partners come from other parts of the file.
    private static IEnumerable<Example> Pairs(Example[] group)
    {
        for (var i = 0; i < group.Length; i += 2)
        {
            var (first, second) = (group[i], group[(i + 37) % group.Length]);
            yield return first with { Text = $"{first.Text}. {second.Text}", Urgency = first.Urgency > second.Urgency ? first.Urgency : second.Urgency };
        }
    }
}
