using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Replies;

/// <summary>Chooses, of a topic's answers, the one for this person's part and urgency.</summary>
internal static class AnswerChoice
{
    /// <summary>The most fitting answer; null only if the guide has no general one, which the content check refuses.</summary>
    public static Answer? For(TopicGuide guide, Meaning meaning)
    {
        var speaker = Labels.Of(meaning.Speaker);
        var urgency = Labels.Of(meaning.Urgency);
        return guide.Answers
            .Where(answer => answer.Speakers.Count == 0 || answer.Speakers.Contains(speaker))
            .Where(answer => answer.Urgencies.Count == 0 || answer.Urgencies.Contains(urgency))
            .Where(answer => !answer.ForPerpetrator || meaning.IsPerpetrator)
            .MaxBy(Fit);
    }

    // The one who does harm is spoken to as such whatever else fits; then danger weighs more than who speaks.
    private static int Fit(Answer answer) =>
        (answer.ForPerpetrator ? 4 : 0) + (answer.Urgencies.Count > 0 ? 2 : 0) + (answer.Speakers.Count > 0 ? 1 : 0);
}
