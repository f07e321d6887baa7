using System.Text.Json;

namespace SafeHelp.Bot.Understanding;

/// <summary>The names under which topics, urgencies and speakers go in content files and JSON: snake case of the member.</summary>
public static class Labels
{
    private static readonly Dictionary<string, Topic> Topics = Enum.GetValues<Topic>().ToDictionary(t => Of(t));
    private static readonly Dictionary<string, Urgency> Urgencies = Enum.GetValues<Urgency>().ToDictionary(u => Of(u));
    private static readonly Dictionary<string, Speaker> Speakers = Enum.GetValues<Speaker>().ToDictionary(s => Of(s));

    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static bool TryTopic(string label, out Topic topic) => Topics.TryGetValue(label, out topic);

    public static bool TryUrgency(string label, out Urgency urgency) => Urgencies.TryGetValue(label, out urgency);

    public static bool TrySpeaker(string label, out Speaker speaker) => Speakers.TryGetValue(label, out speaker);
}
