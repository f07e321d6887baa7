namespace SafeHelp.Bot.Desk;

/// <summary>What a turn decided about the desk; kept in the turn's own transaction.</summary>
public abstract record DeskStep
{
    private DeskStep()
    {
    }

    /// <summary>The talk enters the line; nothing happens when it is there already.</summary>
    public sealed record Enter(Handover Handover) : DeskStep;

    /// <summary>The person wrote; the officer sees it.</summary>
    /// <param name="IsDiscreet">Nothing telling may be readable on a locked screen.</param>
    public sealed record Hear(DateTimeOffset At, bool IsDiscreet) : DeskStep;

    /// <summary>The person leaves the desk.</summary>
    public sealed record Leave(HandoverEnd Why, DateTimeOffset At) : DeskStep;

    /// <summary>The person's yes or no to being handed over.</summary>
    public sealed record Answer(bool IsYes, DateTimeOffset At) : DeskStep;
}

/// <summary>What became of a handover by a step; pure, and safe to run again.</summary>
public static class DeskChanges
{
    public static Handover After(this Handover before, DeskStep step) =>
        step switch
        {
            DeskStep.Hear heard => before.Heard(heard.At) with { IsDiscreet = heard.IsDiscreet },
            DeskStep.Leave leave => before.Heard(leave.At).Closed(leave.Why, leave.At),
            DeskStep.Answer answer => before.Heard(answer.At).Answered(answer),
            _ => before,
        };

    public static Handover Closed(this Handover before, HandoverEnd why, DateTimeOffset at) =>
        before with { State = HandoverState.Closed, End = why, ClosedAt = at, Proposal = null };

    /// <summary>Back to the line, at the place that the first request gave it.</summary>
    public static Handover Requeued(this Handover before) =>
        before with { State = HandoverState.Waiting, Officer = null, Alias = "", TakenAt = null, OfficerSpokeAt = null, Proposal = null, KeptFor = null };

    public static Handover Taken(this Handover before, string officer, string alias, DateTimeOffset at) =>
        before with { State = HandoverState.Taken, Officer = officer, Alias = alias, TakenAt = at, OfficerSpokeAt = null, KeptFor = null };

    public static Handover Spoken(this Handover before, DateTimeOffset at) =>
        before with { OfficerSpokeAt = at, AnsweredAt = before.AnsweredAt ?? at };

    private static Handover Heard(this Handover before, DateTimeOffset at) =>
        before with { PersonSpokeAt = at > before.PersonSpokeAt ? at : before.PersonSpokeAt };

    private static Handover Answered(this Handover before, DeskStep.Answer answer)
    {
        if (before.Proposal is not { } to) return before;
        return answer.IsYes ? before.Requeued() with { Line = to.Area, KeptFor = to.Officer } : before with { Proposal = null };
    }
}
