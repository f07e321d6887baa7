using SafeHelp.Bot.Understanding;

namespace SafeHelp.Bot.Turns;

/// <summary>Topics that are somebody's trouble, as against ways of talking and of searching.</summary>
internal static class NeedTopics
{
    private static readonly HashSet<Topic> Others =
    [
        Topic.HotlineLookup, Topic.FindPlace, Topic.Greeting, Topic.ThanksBye, Topic.HumanAgent, Topic.StopDeleteData, Topic.OutOfScope,
    ];

    public static bool Has(Topic topic) => !Others.Contains(topic);

    public static bool Has(string label) => Labels.TryTopic(label, out var topic) && Has(topic);
}
