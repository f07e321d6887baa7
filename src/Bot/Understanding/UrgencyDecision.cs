using SafeHelp.Bot.Understanding.Danger;

namespace SafeHelp.Bot.Understanding;

/// <summary>
/// Joins what the danger phrases and the classifier say. Neither alone can decide that all is calm:
/// a phrase that holds is at least high unless the classifier is all but sure of the contrary, and a sure classifier needs no phrase.
/// </summary>
internal static class UrgencyDecision
{
    private const double EmergencyAlone = 0.45;
    private const double EmergencyWithPhrase = 0.10;
    private const double HighAlone = 0.45;
    private const double HighWithPhrase = 0.10;

    public static Urgency Decide(IReadOnlyList<DangerFinding> findings, IReadOnlyList<double> probabilities)
    {
        var emergency = probabilities[(int)Urgency.Emergency];
        var danger = emergency + probabilities[(int)Urgency.High];
        var phrase = findings.Count == 0 ? Urgency.Normal : findings[0].Urgency;
        if (emergency >= (phrase == Urgency.Emergency ? EmergencyWithPhrase : EmergencyAlone)) return Urgency.Emergency;
        return danger >= (phrase == Urgency.Normal ? HighAlone : HighWithPhrase) ? Urgency.High : Urgency.Normal;
    }
}
