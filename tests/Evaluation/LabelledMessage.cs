using System.Text.Json;
using SafeHelp.Bot.Understanding;

namespace SafeHelp.Evaluation;

/// <summary>A message with the labels that a person gave it.</summary>
/// <param name="OtherTopics">Topics that are as right as the first.</param>
/// <param name="IsHardNegative">Alarming words without danger.</param>
public sealed record LabelledMessage(
    string Id, string Text, Topic Topic, IReadOnlyList<Topic> OtherTopics, Urgency Urgency, Speaker Speaker, string Style, bool IsHardNegative)
{
    public static IReadOnlyList<LabelledMessage> Read(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => Parse(JsonDocument.Parse(line).RootElement))];

    private static LabelledMessage Parse(JsonElement row)
    {
        Labels.TryTopic(Field(row, "topic"), out var topic);
        Labels.TryUrgency(Field(row, "urgency"), out var urgency);
        Labels.TrySpeaker(Field(row, "speaker"), out var speaker);
        var style = row.TryGetProperty("style", out var named) ? named.GetString()! : "all";
        var isHard = row.TryGetProperty("hard", out var hard) && hard.GetBoolean();
        return new LabelledMessage(Field(row, "id"), Field(row, "text"), topic, Others(row), urgency, speaker, style, isHard);
    }

    private static string Field(JsonElement row, string key) => row.GetProperty(key).GetString()!;

    private static List<Topic> Others(JsonElement row)
    {
        var topics = new List<Topic>();
        if (!row.TryGetProperty("topic_alt", out var others)) return topics;
        foreach (var label in others.EnumerateArray())
        {
            if (Labels.TryTopic(label.GetString()!, out var topic)) topics.Add(topic);
        }

        return topics;
    }
}
