using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using SafeHelp.Bot.Records;

namespace SafeHelp.Staff.Doors;

/// <summary>Which roles may open a screen or call a route. What has neither this nor another decision opens to nobody.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToAttribute : AuthorizeAttribute
{
    /// <param name="roles">None named: every role.</param>
    public OpenToAttribute(params StaffRole[] roles)
    {
        Open = roles.Length > 0 ? roles : Enum.GetValues<StaffRole>();
        Roles = string.Join(',', Open);
        AuthenticationSchemes = IdentityConstants.ApplicationScheme;
    }

    public IReadOnlyList<StaffRole> Open { get; }
}

/// <summary>Open to whoever has signed in and is not locked, with or without a second factor.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToUnsecuredAttribute() : AuthorizeAttribute(StaffDoors.NotLocked);

/// <summary>Open to whoever has signed in, locked or not.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToLockedAttribute() : AuthorizeAttribute(StaffDoors.SignedIn);
