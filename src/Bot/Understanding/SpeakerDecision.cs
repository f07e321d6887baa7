namespace SafeHelp.Bot.Understanding;

/// <summary>Who writes, by the classifier; what is no cry for help says nothing about the writer.</summary>
internal static class SpeakerDecision
{
    private const double LeastInSmallTalk = 0.7;

    public static Speaker Decide(IReadOnlyList<double> probabilities, Topic topic)
    {
        var best = 0;
        for (var i = 1; i < probabilities.Count; i++)
        {
            if (probabilities[i] > probabilities[best]) best = i;
        }

        return IsSmallTalk(topic) && probabilities[best] < LeastInSmallTalk ? Speaker.Unknown : (Speaker)best;
    }

    private static bool IsSmallTalk(Topic topic) =>
        topic is Topic.OutOfScope or Topic.Greeting or Topic.ThanksBye or Topic.HumanAgent or Topic.StopDeleteData;
}
