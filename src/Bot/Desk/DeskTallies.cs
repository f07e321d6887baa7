using SafeHelp.Bot.Counters;
using SafeHelp.Bot.Understanding;

namespace SafeHelp.Bot.Desk;

/// <summary>Counts what officers do.</summary>
internal static class DeskTallies
{
    private static readonly TimeSpan VietnamTime = TimeSpan.FromHours(7);

    public static Tally Referral(Handover handover, string category, DateTimeOffset now) =>
        Of(handover, TallyKind.Referral, now) with { Referral = category, Outcome = Outcomes.Referred };

    public static Tally Answer(Handover handover, DateTimeOffset now) =>
        Of(handover, TallyKind.Answer, now) with { Outcome = Outcomes.Answered, Wait = WaitBands.Of(now - handover.EnteredAt) };

    private static Tally Of(Handover handover, TallyKind kind, DateTimeOffset now) =>
        new(DateOnly.FromDateTime(now.ToOffset(VietnamTime).DateTime), kind)
        {
            Channel = handover.Talk.ChannelId,
            Topic = handover.Case.Topic,
            Urgency = Labels.Of(handover.Case.Urgency),
            Province = handover.Case.Place.Province,
            Commune = handover.Case.Place.Commune,
            Audience = handover.Case.Audience,
        };
}
