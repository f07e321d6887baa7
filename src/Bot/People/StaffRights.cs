using SafeHelp.Bot.Records;

namespace SafeHelp.Bot.People;

/// <summary>Who may keep whose account. The one place that says so; screens only ask.</summary>
public sealed class StaffRights(AreaMap areas)
{
    /// <summary>Roles that the actor may give.</summary>
    public static IReadOnlyList<StaffRole> Gives(StaffRole actor) => actor switch
    {
        StaffRole.Admin => [StaffRole.Officer, StaffRole.Reviewer, StaffRole.Publisher, StaffRole.Admin],
        StaffRole.Publisher => [StaffRole.Officer, StaffRole.Reviewer],
        StaffRole.Reviewer => [StaffRole.Officer],
        _ => [],
    };

    /// <summary>True when the actor may add an account of that role and area, or change one.</summary>
    public bool MayKeep(Actor actor, StaffRole role, string area) => Gives(actor.Role).Contains(role) && areas.Holds(actor.Area, area);

    /// <summary>The same for an account that is there; nobody changes her own role or closes herself out.</summary>
    public bool MayKeep(Actor actor, StaffAccount account) => account.Id != actor.Id && MayKeep(actor, account.Role, account.Area);

    /// <summary>True when the actor may see the account in the list.</summary>
    public bool MaySee(Actor actor, StaffAccount account) => account.Id == actor.Id || MayKeep(actor, account);
}
