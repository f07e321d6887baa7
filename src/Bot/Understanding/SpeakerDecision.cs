namespace SafeHelp.Bot.Understanding;

/// <summary>Who writes, by the classifier; what is no cry for help says nothing about the writer.</summary>
internal static class SpeakerDecision
{
    private const double LeastInSmallTalk = 0.7;

    // Adults who write for themselves are most of the examples; the others would else be taken for them too often.
    private static readonly double[] Factors = Array.ConvertAll(Enum.GetValues<Speaker>(), Factor);

    public static Speaker Decide(IReadOnlyList<double> probabilities, Topic topic)
    {
        var best = 0;
        for (var i = 1; i < probabilities.Count; i++)
        {
            if (probabilities[i] * Factors[i] > probabilities[best] * Factors[best]) best = i;
        }

        return IsSmallTalk(topic) && probabilities[best] < LeastInSmallTalk ? Speaker.Unknown : (Speaker)best;
    }

    private static double Factor(Speaker speaker) => speaker switch
    {
        Speaker.ThirdParty => 1.7,
        Speaker.Staff => 1.6,
        Speaker.SelfChild => 1.6,
        _ => 1,
    };

    private static bool IsSmallTalk(Topic topic) =>
        topic is Topic.OutOfScope or Topic.Greeting or Topic.ThanksBye or Topic.HumanAgent or Topic.StopDeleteData;
}
