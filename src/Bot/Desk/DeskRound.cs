using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Desk;

/// <summary>Times of the desk; settings.</summary>
public sealed record DeskTimes
{
    /// <summary>An officer who owes an answer for so long loses the talk to the line.</summary>
    public TimeSpan OfficerSilence { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>A person who has been answered and writes no more for so long is taken to have left.</summary>
    public TimeSpan PersonSilence { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Who waits so long is offered the numbers that answer at once, and again after as long.</summary>
    public TimeSpan Reminder { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>An officer whose console has not been heard of for so long is not there.</summary>
    public TimeSpan Presence { get; init; } = TimeSpan.FromMinutes(2);
}

/// <summary>
/// What time brings about at the desk; pure. Nothing is ever said to somebody who has fallen silent: a message that comes by itself may be read by
/// somebody else. Who waits is spoken to, for she asked for it and is there.
/// </summary>
public sealed class DeskRound(DeskWords words, DeskTimes times)
{
    /// <summary>The change that is due; null for none. Asked again on the changed handover it finds nothing more to do.</summary>
    public DeskChange? Due(Handover handover, Staffing staffing, DateTimeOffset now) =>
        handover.State is HandoverState.Taken ? OfTaken(handover, now) : OfWaiting(handover, staffing, now);

    private DeskChange? OfTaken(Handover handover, DateTimeOffset now)
    {
        if (OwesSince(handover) is { } since)
            return now - since >= times.OfficerSilence ? new DeskChange(handover.Requeued(), [words.Of(Occasion.DeskRequeued, handover)]) : null;
        return now - handover.OfficerSpokeAt >= times.PersonSilence ? new DeskChange(handover.Closed(HandoverEnd.PersonSilent, now), []) : null;
    }

    private DeskChange? OfWaiting(Handover handover, Staffing staffing, DateTimeOffset now)
    {
        if (staffing.LineFor(handover.Line) is not { } line)
            return staffing.LineFor(handover.Case.Place) is { } other ? new DeskChange(Moved(handover, other), []) : new DeskChange(handover.Closed(HandoverEnd.DutyOver, now), [words.Of(Occasion.DeskOver, handover)]);
        if (now - (handover.RemindedAt ?? handover.EnteredAt) >= times.Reminder)
            return new DeskChange(handover with { RemindedAt = now }, [words.Of(Occasion.DeskReminder, handover)]);
        return line != handover.Line ? new DeskChange(Moved(handover, line), []) : null;
    }

    private static Handover Moved(Handover handover, DeskArea line) => handover with { Line = line, KeptFor = null };

    // The person spoke last, or the officer has only just taken the talk and has said nothing herself.
    private static DateTimeOffset? OwesSince(Handover handover)
    {
        if (handover.OfficerSpokeAt is not { } spoke) return handover.TakenAt;
        return handover.PersonSpokeAt > spoke ? handover.PersonSpokeAt : null;
    }
}
