using SafeHelp.Bot.Counters;

namespace SafeHelp.Storage;

/// <summary>A count as it lies in the tables.</summary>
internal sealed record TallyRow
{
    public long Day { get; init; }

    public string Kind { get; init; } = "";

    public string Channel { get; init; } = "";

    public string Topic { get; init; } = "";

    public string Urgency { get; init; } = "";

    public string Province { get; init; } = "";

    public string Commune { get; init; } = "";

    public string Audience { get; init; } = "";

    public string Outcome { get; init; } = "";

    public string Referral { get; init; } = "";

    public long Understood { get; init; }

    public string Wait { get; init; } = "";

    public long N { get; init; }

    public Counted Counted() =>
        new(
            new Tally(DateOnly.FromDayNumber((int)Day), Enum.Parse<TallyKind>(Kind))
            {
                Channel = Channel, Topic = Topic, Urgency = Urgency, Province = Province, Commune = Commune, Audience = Audience, Outcome = Outcome, Referral = Referral,
                IsUnderstood = Understood == 1, Wait = Wait,
            },
            N);
}
