using SafeHelp.Bot.Outbox;
using SafeHelp.Bot.Understanding;

namespace SafeHelp.Bot.Desk;

/// <summary>Why the bot holds a talk for what its card says: read again from what was said, for nothing of it is kept with the handover.</summary>
public static class CaseReasons
{
    private const int MostReasons = 6;
    private const int MostMessages = 20;

    public static IReadOnlyList<string> Of(HandoverCase known, IEnumerable<SaidActivity> said, Understander understander) =>
    [
        .. said.Select(one => one.Message?.Text).Where(text => !string.IsNullOrWhiteSpace(text)).TakeLast(MostMessages)
            .Select(text => understander.Understand(text!)).Where(meaning => !meaning.IsUnclear).SelectMany(meaning => Fitting(known, meaning)).Distinct().Take(MostReasons),
    ];

    private static IEnumerable<string> Fitting(HandoverCase known, Meaning meaning) =>
        meaning.Reasons.Where(reason => reason.Decision switch
        {
            "topic" => Labels.Of(meaning.Topic) == known.Topic,
            "urgency" => meaning.Urgency == known.Urgency && known.Urgency is not Urgency.Normal,
            _ => Labels.Of(meaning.Speaker) == known.Audience,
        }).Select(reason => reason.Evidence);
}
