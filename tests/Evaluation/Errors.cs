namespace SafeHelp.Evaluation;

/// <summary>Kinds of mistakes to list.</summary>
internal static class Errors
{
    public static Func<Judged, bool> Of(string? kind) => kind switch
    {
        "topic" => row => row.Meaning.Topic != row.Message.Topic && !row.Message.OtherTopics.Contains(row.Meaning.Topic),
        "urgency" => row => row.Meaning.Urgency != row.Message.Urgency,
        "speaker" => row => row.Meaning.Speaker != row.Message.Speaker,
        "missed" => row => row.Message.Urgency == Bot.Understanding.Urgency.Emergency && row.Meaning.Urgency != Bot.Understanding.Urgency.Emergency,
        "alarm" => row => row.Message.Urgency == Bot.Understanding.Urgency.Normal && row.Meaning.Urgency == Bot.Understanding.Urgency.Emergency,
        _ => _ => false,
    };
}
