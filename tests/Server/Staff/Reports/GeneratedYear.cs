using SafeHelp.Bot.Counters;
using SafeHelp.Knowledge.Places;

namespace SafeHelp.Server.Tests.Staff.Reports;

/// <summary>A reporting year of tallies by a fixed seed: a few busy communes, and now and then something in each of the others.</summary>
internal sealed class GeneratedYear
{
    public const int Year = 2026;

    private static readonly TallyKind[] Kinds = [TallyKind.Case, TallyKind.Referral, TallyKind.Handover, TallyKind.Answer, TallyKind.Call, TallyKind.Feedback, TallyKind.Message];
    private static readonly string[] Topics = ["domestic_violence", "child_abuse", "legal_aid", "shelter", "trafficking"];
    private static readonly string[] Urgencies = ["normal", "high", "emergency"];
    private static readonly string[] Outcomes = [Bot.Counters.Outcomes.Referred, Bot.Counters.Outcomes.Answered, Bot.Counters.Outcomes.Reached, Bot.Counters.Outcomes.NotReached];
    private static readonly string[] Waits = [WaitBands.AMinute, WaitBands.FiveMinutes, WaitBands.More];

    private readonly Random random = new(20261122);

    public GeneratedYear(Gazetteer gazetteer)
    {
        var busy = gazetteer.Communes.Where((_, at) => at % 400 == 0).ToList();
        foreach (var commune in busy) AddMany(commune, 120 + random.Next(200));
        foreach (var commune in gazetteer.Communes) AddMany(commune, random.Next(3));
        AddMany(null, 150);
        Areas = ["", .. busy.Select(commune => commune.Province.Code).Distinct(), .. busy.Select(commune => commune.Unit.Code), gazetteer.Communes[1].Unit.Code];
    }

    public List<Tally> Tallies { get; } = [];

    /// <summary>Areas of which reports are looked at: the country, the busy communes and their provinces, and a quiet one.</summary>
    public IReadOnlyList<string> Areas { get; }

    private void AddMany(Commune? commune, int count)
    {
        for (var i = 0; i < count; i++) Tallies.Add(One(commune));
    }

    // From a month before the year to one after it, so that what lies outside must be left out.
    private Tally One(Commune? commune) =>
        new(new DateOnly(Year - 1, 11, 1).AddDays(random.Next(425)), Pick(Kinds))
        {
            Channel = random.Next(3) == 0 ? "zalo" : "webchat",
            Topic = Topics[Math.Min(random.Next(Topics.Length), random.Next(Topics.Length))],
            Urgency = Pick(Urgencies),
            Province = commune?.Province.Code ?? "",
            Commune = commune is null || random.Next(10) == 0 ? "" : commune.Unit.Code,
            Audience = random.Next(4) == 0 ? "self_child" : "self_adult",
            Outcome = Pick(Outcomes),
            Referral = random.Next(2) == 0 ? "shelter" : "legal_aid",
            Wait = Pick(Waits),
        };

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];
}
