using SafeHelp.Bot.Understanding.Learning;

namespace SafeHelp.Bot.Understanding;

/// <summary>Why a message was understood so: danger phrases first, then the words that weighed most.</summary>
internal static class Reasons
{
    public static IReadOnlyList<Reason> Of(Evidence evidence, Topic topic, Urgency urgency, Speaker speaker) =>
    [
        .. evidence.Danger.Findings.Select(finding => new Reason("urgency", $"{finding.Id}: {finding.Words}")),
        .. Words("urgency", evidence, Heads.Urgency, (int)urgency),
        .. Words("topic", evidence, Heads.Topic, (int)topic),
        .. Words("speaker", evidence, Heads.Speaker, (int)speaker),
    ];

    private static IEnumerable<Reason> Words(string decision, Evidence evidence, Head head, int label) =>
        evidence.Judgement.WordsFor(head, label).Select(words => words.Trim(' ', ',', '.')).Where(words => words.Any(char.IsLetterOrDigit)).Select(words => new Reason(decision, words));
}
