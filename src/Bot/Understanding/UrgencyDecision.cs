using SafeHelp.Bot.Understanding.Danger;

namespace SafeHelp.Bot.Understanding;

/// <summary>
/// Joins what the danger phrases and the classifier say. Neither alone can decide that all is calm:
/// where a phrase holds the classifier must be all but sure of the contrary, and a sure classifier needs no phrase.
/// For danger a false alarm is cheaper than a miss, so the levels stand low; films, idioms and questions of law raise them.
/// </summary>
internal static class UrgencyDecision
{
    private const double EmergencyAlone = 0.32;
    private const double EmergencyInCalmContext = 0.6;
    private const double EmergencyWithPhrase = 0.10;
    private const double DangerAlone = 0.45;
    private const double DangerWithPhrase = 0.15;

    public static Urgency Decide(Evidence evidence)
    {
        var (danger, probabilities) = (evidence.Danger, evidence.Judgement.Urgencies);
        var phrase = danger.Findings.Count == 0 ? Urgency.Normal : danger.Findings[0].Urgency;
        if (danger.Findings.Any(finding => finding.IsCertain)) return phrase;
        if (probabilities[(int)Urgency.Emergency] >= EmergencyLevel(danger, phrase)) return Urgency.Emergency;
        return probabilities[(int)Urgency.Normal] <= 1 - (phrase == Urgency.Normal ? DangerAlone : DangerWithPhrase) ? Urgency.High : Urgency.Normal;
    }

    private static double EmergencyLevel(DangerReading danger, Urgency phrase)
    {
        if (phrase == Urgency.Emergency) return EmergencyWithPhrase;
        return danger.HasCalmContext ? EmergencyInCalmContext : EmergencyAlone;
    }
}
