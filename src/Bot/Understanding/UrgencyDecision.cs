namespace SafeHelp.Bot.Understanding;

/// <summary>
/// Joins what the danger phrases and the classifier say. Neither alone can decide that all is calm:
/// where a phrase holds the classifier must be all but sure of the contrary, and a sure classifier needs no phrase.
/// For danger a false alarm is cheaper than a miss, so the levels stand low.
/// </summary>
internal static class UrgencyDecision
{
    private const double EmergencyAlone = 0.30;
    private const double EmergencyWithPhrase = 0.08;
    private const double DangerAlone = 0.42;
    private const double DangerWithPhrase = 0.15;

    public static Urgency Decide(Evidence evidence)
    {
        var (findings, probabilities) = (evidence.Findings, evidence.Judgement.Urgencies);
        var emergency = probabilities[(int)Urgency.Emergency];
        var danger = emergency + probabilities[(int)Urgency.High];
        var phrase = findings.Count == 0 ? Urgency.Normal : findings[0].Urgency;
        if (emergency >= (phrase == Urgency.Emergency ? EmergencyWithPhrase : EmergencyAlone)) return Urgency.Emergency;
        return danger >= (phrase == Urgency.Normal ? DangerAlone : DangerWithPhrase) ? Urgency.High : Urgency.Normal;
    }
}
