using SafeHelp.Bot.Understanding;

namespace SafeHelp.Evaluation;

/// <summary>What a half, a quarter and an eighth of the examples would give: whether more of them would still help.</summary>
internal static class LearningCurve
{
    private static readonly int[] Parts = [8, 4, 2, 1];

    public static void Print(UnderstandingContent content, IReadOnlyList<LabelledMessage> messages)
    {
        foreach (var part in Parts)
        {
            var some = content with { Learnt = default, Examples = [.. content.Examples.Where((_, i) => i % part == 0)] };
            var understander = Understander.Build(some, _ => null);
            Report.Print($"{some.Examples.Count} examples", new Figures([.. messages.Select(message => new Judged(message, understander.Understand(message.Text)))]));
        }
    }
}
