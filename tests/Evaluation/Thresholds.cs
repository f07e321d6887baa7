using SafeHelp.Bot.Understanding;

namespace SafeHelp.Evaluation;

/// <summary>What each threshold would give, by the classifier alone: what the constants of the decisions are chosen from.</summary>
internal static class Thresholds
{
    private static readonly double[] EmergencyLevels = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6];
    private static readonly double[] DangerLevels = [0.15, 0.2, 0.3, 0.4, 0.5, 0.6];
    private static readonly double[] ScopeFactors = [0.5, 1, 1.5, 2, 3, 4, 6];

    public static void Print(Understander understander, IReadOnlyList<LabelledMessage> messages)
    {
        var weighed = messages.Select(message => (Message: message, Evidence: understander.Weigh(message.Text).Evidence)).ToList();
        foreach (var level in EmergencyLevels)
        {
            bool Is((LabelledMessage Message, Evidence Evidence) row) => row.Evidence.Judgement.Urgencies[(int)Urgency.Emergency] >= level;
            Report.Line($"emergency >= {level}: recall {Of(weighed.Where(row => row.Message.Urgency == Urgency.Emergency), Is)}  high {Of(weighed.Where(row => row.Message.Urgency == Urgency.High), Is)}"
                + $"  hard {Of(weighed.Where(row => row.Message.IsHardNegative), Is)}  normal {Of(weighed.Where(row => row.Message.Urgency == Urgency.Normal), Is)}");
        }

        foreach (var level in DangerLevels)
        {
            bool Is((LabelledMessage Message, Evidence Evidence) row) => row.Evidence.Judgement.Urgencies[(int)Urgency.Normal] <= 1 - level;
            Report.Line($"danger >= {level}: emergency {Of(weighed.Where(row => row.Message.Urgency == Urgency.Emergency), Is)}  high {Of(weighed.Where(row => row.Message.Urgency == Urgency.High), Is)}"
                + $"  hard {Of(weighed.Where(row => row.Message.IsHardNegative), Is)}  normal {Of(weighed.Where(row => row.Message.Urgency == Urgency.Normal), Is)}");
        }

        foreach (var factor in ScopeFactors)
        {
            bool Is((LabelledMessage Message, Evidence Evidence) row) =>
                row.Evidence.Judgement.Topics[(int)Topic.OutOfScope] * factor >= row.Evidence.Judgement.Topics.Where((_, topic) => topic != (int)Topic.OutOfScope).Max();
            Report.Line($"out of scope x{factor}: recall {Of(weighed.Where(row => row.Message.Topic == Topic.OutOfScope), Is)}  turned away {Of(weighed.Where(row => row.Message.Topic != Topic.OutOfScope), Is)}");
        }

        foreach (var phrase in weighed.SelectMany(row => row.Evidence.Danger.Findings.Select(finding => (finding.Id, row.Message.Urgency))).GroupBy(hit => hit.Id))
            Report.Line($"phrase {phrase.Key}: emergency {phrase.Count(hit => hit.Urgency == Urgency.Emergency)}  high {phrase.Count(hit => hit.Urgency == Urgency.High)}  normal {phrase.Count(hit => hit.Urgency == Urgency.Normal)}");
    }

    private static string Of<T>(IEnumerable<T> rows, Func<T, bool> which)
    {
        var all = rows.ToList();
        return Report.P(all.Count == 0 ? 0 : (double)all.Count(which) / all.Count);
    }
}
