using SafeHelp.Bot.Understanding.Danger;

namespace SafeHelp.Bot.Understanding;

/// <summary>
/// Joins what the danger phrases and the classifier say. Neither alone can decide that all is calm:
/// where a phrase holds the classifier must be all but sure of the contrary, and a sure classifier needs no phrase.
/// For danger a false alarm is cheaper than a miss, so the levels stand low; films, idioms, questions of law and what is surely out of scope raise them.
/// </summary>
internal static class UrgencyDecision
{
    private const double EmergencyAlone = 0.26;
    private const double EmergencyInCalmContext = 0.5;
    private const double EmergencyOutOfScope = 0.4;
    private const double SurelyOutOfScope = 0.5;
    private const double EmergencyWithPhrase = 0.10;
    private const double DangerAlone = 0.45;
    private const double DangerWithPhrase = 0.15;

    public static Urgency Decide(Evidence evidence)
    {
        var weighed = Weigh(evidence);
        var certain = MostUrgent(evidence.Danger.Findings.Where(finding => finding.IsCertain));
        return certain > weighed ? certain : weighed;
    }

    private static Urgency Weigh(Evidence evidence)
    {
        var (phrase, probabilities) = (MostUrgent(evidence.Danger.Findings), evidence.Judgement.Urgencies);
        if (probabilities[(int)Urgency.Emergency] >= EmergencyLevel(evidence, phrase)) return Urgency.Emergency;
        return probabilities[(int)Urgency.Normal] <= 1 - (phrase == Urgency.Normal ? DangerAlone : DangerWithPhrase) ? Urgency.High : Urgency.Normal;
    }

    private static Urgency MostUrgent(IEnumerable<DangerFinding> findings) => findings.Select(finding => finding.Urgency).DefaultIfEmpty(Urgency.Normal).Max();

    private static double EmergencyLevel(Evidence evidence, Urgency phrase)
    {
        if (phrase == Urgency.Emergency) return EmergencyWithPhrase;
        if (evidence.Danger.HasCalmContext) return EmergencyInCalmContext;
        return evidence.Judgement.Topics[(int)Topic.OutOfScope] >= SurelyOutOfScope ? EmergencyOutOfScope : EmergencyAlone;
    }
}
