using SafeHelp.Knowledge.Listings;

namespace SafeHelp.Knowledge.Content;

/// <summary>What must hold between content files; each broken rule is one problem.</summary>
internal static class ContentRules
{
    public static IEnumerable<ContentProblem> Check(ContentSet set)
    {
        var categories = set.Categories.Select(found => found.Value.Id).ToHashSet();
        var published = set.Published.ToDictionaryFirst(listing => listing.Id);
        return
        [
            .. Twice(set.Listings, listing => listing.Id),
            .. Twice(set.Topics, topic => topic.Label),
            .. Twice(set.Questions, question => question.Id),
            .. Twice(set.Categories, category => category.Id),
            .. set.Listings.SelectMany(found => ListingRules.Check(found, categories, set.Blocked)),
            .. set.Topics.SelectMany(found => Topic(found, categories, published)),
            .. set.Questions.SelectMany(found => Question(found, published)),
            .. set.Occasions.All.SelectMany(found => AnswerRules.Check(found.Value, published).Select(problem => found.Problem(problem.Fault, problem.Mend))),
        ];
    }

    private static IEnumerable<ContentProblem> Twice<T>(IReadOnlyList<Located<T>> all, Func<T, string> id) =>
        all.GroupBy(found => id(found.Value)).SelectMany(same => same.Skip(1))
            .Select(found => found.Problem($"mã “{id(found.Value)}” đã có ở nơi khác.", "Đặt mã khác, hoặc bỏ bản ghi thừa."));

    private static IEnumerable<ContentProblem> Topic(Located<TopicGuide> topic, HashSet<string> categories, Dictionary<string, Listing> published)
    {
        foreach (var category in topic.Value.Categories.Where(category => !categories.Contains(category)))
            yield return topic.Problem($"không có loại “{category}”.", "Thêm loại này vào categories.yml hoặc sửa lại mã.");
        if (topic.Value.Answers.Count == 0) yield return topic.Problem("chủ đề chưa có câu trả lời.", "Thêm mục “answers”.");
        if (!topic.Value.Answers.Any(answer => answer.Speakers.Count == 0 && answer.Urgencies.Count == 0 && !answer.ForPerpetrator))
            yield return topic.Problem("chủ đề thiếu câu trả lời chung.", "Thêm một câu trả lời không ghi “for” và “urgency”, để ai hỏi cũng có câu đáp.");
        foreach (var problem in topic.Value.Answers.SelectMany(answer => AnswerRules.Check(answer, published)))
            yield return topic.Problem(problem.Fault, problem.Mend);
    }

    private static IEnumerable<ContentProblem> Question(Located<Question> question, Dictionary<string, Listing> published)
    {
        if (question.Value.Phrases.Count == 0) yield return question.Problem("câu hỏi chưa có cách gõ nào.", "Thêm mục “phrases”.");
        Answer[] answers = question.Value.ForChild is { } forChild ? [question.Value.Answer, forChild] : [question.Value.Answer];
        foreach (var problem in answers.SelectMany(answer => AnswerRules.Check(answer, published)))
            yield return question.Problem(problem.Fault, problem.Mend);
    }

    private static Dictionary<string, T> ToDictionaryFirst<T>(this IEnumerable<T> all, Func<T, string> key) =>
        all.GroupBy(key).ToDictionary(same => same.Key, same => same.First());
}
