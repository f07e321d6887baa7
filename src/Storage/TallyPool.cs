using SafeHelp.Bot.Counters;

namespace SafeHelp.Storage;

/// <summary>Keeps each label once, however many rows carry it: a year of the whole country would else hold hundreds of megabytes of the same few words.</summary>
internal sealed class TallyPool
{
    private readonly HashSet<string> labels = new(StringComparer.Ordinal);

    public Counted Of(TallyRow row, DateOnly day)
    {
        var tally = new Tally(day, Enum.Parse<TallyKind>(row.Kind))
        {
            Channel = One(row.Channel), Topic = One(row.Topic), Urgency = One(row.Urgency), Province = One(row.Province), Commune = One(row.Commune),
            Audience = One(row.Audience), Outcome = One(row.Outcome), Referral = One(row.Referral), Wait = One(row.Wait),
        };
        return new Counted(tally, row.N);
    }

    private string One(string label)
    {
        if (labels.TryGetValue(label, out var kept)) return kept;
        labels.Add(label);
        return label;
    }
}
