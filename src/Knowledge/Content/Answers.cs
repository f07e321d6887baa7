namespace SafeHelp.Knowledge.Content;

/// <summary>Reads answers and quick replies, which topics and questions share.</summary>
internal static class Answers
{
    private static readonly string[] Speakers = ["self_adult", "self_child", "third_party", "staff", "unknown"];
    private static readonly string[] Urgencies = ["emergency", "high", "normal"];

    public static Answer OfTopic(YamlRecord record)
    {
        record.OnlyKeys("for", "urgency", "perpetrator", "text", "hotlines", "next");
        return Read(record);
    }

    public static Answer Read(YamlRecord record)
    {
        Known(record, "for", Speakers);
        Known(record, "urgency", Urgencies);
        return new Answer(
            record.Texts("for"),
            record.Texts("urgency"),
            record.Flag("perpetrator"),
            record.Required("text"),
            record.Texts("hotlines"),
            [.. record.Records("next").Select(Next)]);
    }

    /// <summary>The same answer in a child's words, with only the numbers that those words name.</summary>
    public static Answer ForAChild(Answer answer, string words) =>
        answer with { Speakers = ["self_child"], Text = words, Hotlines = [.. AnswerRules.Placeholders(words).Distinct()] };

    public static QuickReply Next(YamlRecord record)
    {
        record.OnlyKeys("title", "send");
        var title = record.Required("title");
        return new QuickReply(title, record.Optional("send") ?? title);
    }

    private static void Known(YamlRecord record, string key, string[] labels)
    {
        foreach (var label in record.Texts(key).Where(label => !labels.Contains(label)))
            record.Fault(key, $"không có nhãn “{label}”.", $"Dùng một trong: {string.Join(", ", labels)}.");
    }
}
