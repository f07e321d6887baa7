namespace SafeHelp.Bot.Understanding;

/// <summary>
/// Puts topics in order. A message in danger is never out of scope. A calm one is turned away already when that is half as likely as the best topic,
/// because examples of all that is out of scope can never be complete and such a message always gets less likely than it should.
/// </summary>
internal static class TopicDecision
{
    private const double OutOfScopeFactor = 1.5;

    public static IReadOnlyList<TopicScore> Rank(IReadOnlyList<double> probabilities, Urgency urgency) =>
        [.. probabilities.Select((score, topic) => new TopicScore((Topic)topic, score))
            .OrderByDescending(topic => topic.Topic != Topic.OutOfScope ? topic.Score : urgency == Urgency.Normal ? topic.Score * OutOfScopeFactor : 0)];
}
