using SafeHelp.Bot.Records;

namespace SafeHelp.Bot.Desk;

/// <summary>The order in which talks wait: by urgency, then by who waits longest.</summary>
public static class WaitingLine
{
    public static IReadOnlyList<Handover> Ordered(IEnumerable<Handover> open) =>
        [.. open.Where(handover => handover.State is HandoverState.Waiting).OrderByDescending(handover => handover.Case.Urgency).ThenBy(handover => handover.EnteredAt).ThenBy(handover => handover.Key)];

    /// <summary>What an officer sees of it.</summary>
    public static IReadOnlyList<Handover> For(Actor actor, IEnumerable<Handover> open) =>
        Ordered(open.Where(handover => DeskPolicy.MaySeeInLine(actor, handover)));
}

/// <summary>The line in figures, for who leads it.</summary>
/// <param name="Oldest">The longest wait of those who wait now.</param>
/// <param name="Answered">Talks of the span that an officer answered.</param>
/// <param name="WithinAMinute">Of those, within 60 seconds.</param>
/// <param name="WithoutAnswer">Talks of the span that ended without one.</param>
public sealed record DeskFigures(int Waiting, TimeSpan? Oldest, int Taken, int Answered, int WithinAMinute, int WithoutAnswer)
{
    private static readonly TimeSpan AMinute = TimeSpan.FromSeconds(60);

    /// <param name="ofSpan">Talks that entered in the span, closed ones too.</param>
    public static DeskFigures Of(IReadOnlyCollection<Handover> open, IReadOnlyCollection<Handover> ofSpan, DateTimeOffset now)
    {
        var waiting = WaitingLine.Ordered(open);
        var answered = ofSpan.Where(handover => handover.AnsweredAt is not null).ToList();
        return new DeskFigures(
            waiting.Count,
            waiting.Count == 0 ? null : waiting.Max(handover => handover.Wait(now)),
            open.Count(handover => handover.State is HandoverState.Taken),
            answered.Count,
            answered.Count(handover => handover.Wait(now) <= AMinute),
            ofSpan.Count(handover => handover.State is HandoverState.Closed && handover.AnsweredAt is null));
    }
}
