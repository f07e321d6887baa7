namespace SafeHelp.Bot.Understanding;

/// <summary>Puts topics in order. A message in danger is never out of scope, and one is only turned away when that is likelier than all else together.</summary>
internal static class TopicDecision
{
    private const double LeastToTurnAway = 0.5;

    public static IReadOnlyList<TopicScore> Rank(IReadOnlyList<double> probabilities, Urgency urgency)
    {
        var ranked = probabilities.Select((score, topic) => new TopicScore((Topic)topic, score)).OrderByDescending(topic => topic.Score).ToList();
        if (ranked[0].Topic != Topic.OutOfScope) return ranked;
        if (urgency == Urgency.Normal && ranked[0].Score >= LeastToTurnAway) return ranked;
        ranked.RemoveAt(0);
        return ranked;
    }
}
