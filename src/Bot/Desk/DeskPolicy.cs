using SafeHelp.Bot.Records;

namespace SafeHelp.Bot.Desk;

/// <summary>Who of staff may see, take and lead which talk, by role and area; asked everywhere and decided here alone.</summary>
public static class DeskPolicy
{
    /// <summary>A card of the line: topic, urgency, area and times, not what was said.</summary>
    public static bool MaySeeInLine(Actor actor, Handover handover) =>
        actor.Role is not StaffRole.Admin && (handover.Officer == actor.Id || handover.KeptFor == actor.Id || handover.Line.IsWithin(actor.Area));

    public static bool MayTake(Actor actor, Handover handover) =>
        handover.State is HandoverState.Waiting && MaySeeInLine(actor, handover) && (handover.KeptFor is null || handover.KeptFor == actor.Id);

    /// <summary>What was said in the talk: the officer who has it, and whoever leads her; nobody reads what waits before taking it.</summary>
    public static bool MayOpen(Actor actor, Handover handover) =>
        handover.Officer == actor.Id || (handover.State is HandoverState.Taken && MayLead(actor, handover.Line));

    /// <summary>Writing to the person is for the one who has the talk.</summary>
    public static bool MayAnswer(Actor actor, Handover handover) =>
        handover.State is HandoverState.Taken && handover.Officer == actor.Id && actor.Role is not StaffRole.Admin;

    /// <summary>Figures of the line and the duty calendar of an area.</summary>
    public static bool MayLead(Actor actor, DeskArea area) =>
        actor.Role is StaffRole.Reviewer or StaffRole.Publisher && area.IsWithin(actor.Area);
}
