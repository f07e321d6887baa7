using SafeHelp.Bot.Understanding;
using SafeHelp.Knowledge;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Turns;

/// <summary>Every topic that can be understood must have an answer.</summary>
public static class TopicCoverage
{
    public static IEnumerable<ContentProblem> Check(KnowledgeSnapshot knowledge) =>
        Enum.GetValues<Topic>().Select(topic => Labels.Of(topic)).Where(label => knowledge.Topic(label) is null)
            .Select(label => new ContentProblem($"topics/{label}.yml", 0, $"chưa có chủ đề “{label}”.", "Thêm tệp này theo mẫu của các chủ đề khác."));
}
