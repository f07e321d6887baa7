using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Understanding;

/// <summary>Reads <c>content/understanding/*.yml</c>: a topic for the file or for each group, and groups of messages with urgency and speaker.</summary>
internal static class ExampleReader
{
    public static IReadOnlyList<Example> Read(string contentFolder, ICollection<ContentProblem> problems) =>
        [.. YamlSource.In(contentFolder, "understanding", problems).SelectMany(source => source.Records()).SelectMany(OfFile)];

    private static IEnumerable<Example> OfFile(YamlRecord file)
    {
        file.OnlyKeys("topic", "examples");
        var topic = file.Optional("topic");
        return file.Records("examples").SelectMany(group => OfGroup(group, topic));
    }

    private static IEnumerable<Example> OfGroup(YamlRecord group, string? topicOfFile)
    {
        group.OnlyKeys("topic", "urgency", "speaker", "role", "messages");
        var topicLabel = group.Optional("topic") ?? topicOfFile ?? group.Required("topic");
        var isTopic = Labels.TryTopic(topicLabel, out var topic);
        var isUrgency = Labels.TryUrgency(group.Required("urgency"), out var urgency);
        var isSpeaker = Labels.TrySpeaker(group.Required("speaker"), out var speaker);
        if (!isTopic) group.Fault("topic", $"không có chủ đề “{topicLabel}”.", "Dùng một tên trong danh sách chủ đề.");
        if (!isUrgency) group.Fault("urgency", "mức khẩn không đúng.", "Dùng emergency, high hoặc normal.");
        if (!isSpeaker) group.Fault("speaker", "người viết không đúng.", "Dùng self_adult, self_child, third_party, staff hoặc unknown.");
        if (!isTopic || !isUrgency || !isSpeaker) return [];
        var isPerpetrator = IsPerpetrator(group);
        return group.Texts("messages").Where(text => text.Length > 0).Select(text => new Example(text, topic, urgency, speaker, isPerpetrator));
    }

    private static bool IsPerpetrator(YamlRecord group)
    {
        var role = group.Optional("role");
        if (role is not (null or "perpetrator")) group.Fault("role", $"không có vai “{role}”.", "Chỉ dùng perpetrator (người gây bạo lực) hoặc bỏ dòng này.");
        return role == "perpetrator";
    }
}
