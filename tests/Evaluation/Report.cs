using System.Globalization;
using SafeHelp.Bot.Understanding;

namespace SafeHelp.Evaluation;

/// <summary>Prints figures for people.</summary>
internal static class Report
{
    public static void Print(string title, Figures figures)
    {
        Line($"== {title}: {figures.Count} messages");
        Line($"topic macro-F1 {P(figures.MacroF1)}   accepted topics {P(figures.LenientAccuracy)}   speaker {P(figures.SpeakerAccuracy)}");
        Line($"emergency recall {P(figures.EmergencyRecall)}   emergency or high {P(figures.EmergencyNotCalm)}   emergency out of scope {P(figures.EmergencyTurnedAway)}");
        Line($"high not calm {P(figures.HighNotCalm)}   high as emergency {P(figures.HighAsEmergency)}   normal as high {P(figures.NormalAsHigh)}");
        Line($"false alarm: hard negatives {P(figures.FalseAlarmOnHardNegatives)}   normal {P(figures.FalseAlarmOnNormal)}");
        Line($"out of scope recall {P(figures.OutOfScopeRecall)}   in scope turned away {P(figures.TurnedAway)}");
    }

    public static void PrintTopics(Figures figures)
    {
        Line("topic F1: " + string.Join("  ", figures.Topics.Select(topic => $"{Labels.Of(topic)} {P(figures.F1(topic))}")));
        Line("speaker: " + string.Join("  ", Enum.GetValues<Speaker>().Select(speaker => $"{Labels.Of(speaker)} {P(figures.SpeakerAccuracyOf(speaker))}")));
        var pairs = figures.Rows.Where(row => row.Meaning.Topic != row.Message.Topic)
            .GroupBy(row => (row.Message.Topic, Said: row.Meaning.Topic)).OrderByDescending(pair => pair.Count()).Take(12);
        Line("confused: " + string.Join("  ", pairs.Select(pair => $"{Labels.Of(pair.Key.Topic)}>{Labels.Of(pair.Key.Said)} {pair.Count()}")));
    }

    public static void PrintErrors(Figures figures, Func<Judged, bool> isError)
    {
        foreach (var row in figures.Rows.Where(isError))
        {
            Line($"{row.Message.Id} {Of(row.Message.Topic, row.Message.Urgency, row.Message.Speaker)} > {Of(row.Meaning.Topic, row.Meaning.Urgency, row.Meaning.Speaker)} | {row.Message.Text}");
            Line($"      {row.Meaning.Restored} | {string.Join("; ", row.Meaning.Reasons.Select(reason => reason.Evidence))}");
        }
    }

    public static void Line(string text) => Console.WriteLine(text);

    public static string P(double share) => share.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Of(Topic topic, Urgency urgency, Speaker speaker) => $"{Labels.Of(topic)}/{Labels.Of(urgency)}/{Labels.Of(speaker)}";
}
