using SafeHelp.Knowledge.Listings.Records;
using static SafeHelp.Knowledge.Listings.Records.RecordActionKind;

namespace SafeHelp.Bot.Records;

/// <summary>Who may do and see what: the one place that decides it, below every screen.</summary>
public static class RecordPolicy
{
    private static readonly RecordActionKind[] Gathering = [Create, Edit, AddPaper, WithdrawPaper, Submit, Confirm, Review, Discard, Withdraw, Reopen];
    private static readonly RecordActionKind[] Vouching = [SendBack, Accept, Appraise, Archive];
    private static readonly RecordActionKind[] Publishing = [SendBack, Appraise, Publish, Withdraw, Archive];

    /// <summary>True when the actor's role does such things and its area holds the record.</summary>
    public static bool Allows(Actor actor, RecordActionKind action, RecordArea area) => IsInReach(actor, area) && Rights(actor.Role, area).Contains(action);

    /// <summary>True when the actor may see a record, without the people in charge and a kept place.</summary>
    public static bool MaySee(Actor actor, RecordArea area) => IsInReach(actor, area);

    /// <summary>True when the actor may see all of it; each such look is logged.</summary>
    public static bool MaySeeKept(Actor actor, RecordArea area) => IsInReach(actor, area) && actor.Role is not StaffRole.Admin;

    /// <summary>True when the actor may keep and see the needs of people in hardship: no farther up than the province.</summary>
    public static bool MaySeeHardship(Actor actor, RecordArea area) =>
        actor.Role is StaffRole.Officer or StaffRole.Reviewer && IsInReach(actor, area);

    // The country's own lines have no commune and no province to gather and vouch for them: the centre does, with four eyes.
    private static IEnumerable<RecordActionKind> Rights(StaffRole role, RecordArea area) =>
        role switch
        {
            StaffRole.Officer => Gathering,
            StaffRole.Reviewer => [.. Gathering, .. Vouching],
            StaffRole.Publisher => area.Province.Length > 0 ? Publishing : [.. Gathering, .. Vouching, .. Publishing],
            _ => [],
        };

    // An account whose area was forgotten must not reach the whole country.
    private static bool IsInReach(Actor actor, RecordArea area) =>
        area.IsIn(actor.Area) && (actor.Area.Length > 0 || actor.Role is StaffRole.Publisher or StaffRole.Admin);
}
