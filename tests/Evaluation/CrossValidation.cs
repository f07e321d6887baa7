using SafeHelp.Bot.Understanding;

namespace SafeHelp.Evaluation;

/// <summary>Learns from all folds but one and judges that one, in turn.</summary>
internal static class CrossValidation
{
    public static void Print(UnderstandingContent content, int folds, string? errors)
    {
        var judged = new List<Judged>();
        for (var fold = 0; fold < folds; fold++)
        {
            var understander = Understander.Build(content with { Learnt = default, Examples = [.. content.Examples.Where((_, i) => i % folds != fold)] }, _ => null);
            judged.AddRange(content.Examples.Where((_, i) => i % folds == fold).Select((example, i) => new Judged(Message(example, $"{fold}-{i}"), understander.Understand(example.Text))));
        }

        var figures = new Figures(judged);
        Report.Print($"cross-validation in {folds} folds", figures);
        Report.PrintTopics(figures);
        Report.PrintErrors(figures, Errors.Of(errors));
    }

    private static LabelledMessage Message(Example example, string id) =>
        new(id, example.Text, example.Topic, [], example.Urgency, example.Speaker, "all", false);
}
