using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using SafeHelp.Bot.People;
using SafeHelp.Bot.Records;

namespace SafeHelp.Staff.Doors;

/// <summary>How far a signed-in member of staff has come.</summary>
public enum Standing
{
    /// <summary>Works.</summary>
    Inside,

    /// <summary>Has no second factor yet and needs one: may set it up, and nothing else.</summary>
    Unsecured,

    /// <summary>Was away too long: says the password again first.</summary>
    Locked,
}

/// <summary>The one place where an account becomes claims and claims become an <see cref="Actor"/>.</summary>
internal sealed class ConsoleClaims : IUserClaimsPrincipalFactory<ConsoleUser>
{
    public const string Stamp = "safehelp:stamp";

    private const string Area = "safehelp:area";
    private const string StandingType = "safehelp:standing";

    public Task<ClaimsPrincipal> CreateAsync(ConsoleUser user) => Task.FromResult(Principal(user.Account, Standing.Inside));

    /// <summary>Who is not inside gets no role, so no screen that asks for one opens.</summary>
    public static ClaimsPrincipal Principal(StaffAccount account, Standing standing)
    {
        var reached = standing is Standing.Inside && account is { NeedsSecondFactor: true, HasSecondFactor: false } ? Standing.Unsecured : standing;
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, account.Id),
            new(ClaimTypes.Name, account.Alias.Length > 0 ? account.Alias : account.Email ?? ""),
            new(Stamp, account.Stamp),
            new(Area, account.Area),
            new(StandingType, reached.ToString()),
        ];
        if (reached is Standing.Inside) claims.Add(new Claim(ClaimTypes.Role, account.Role.ToString()));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme));
    }

    /// <summary>Null for whoever is not inside.</summary>
    public static Actor? ActorOf(ClaimsPrincipal principal) =>
        Enum.TryParse<StaffRole>(principal.FindFirstValue(ClaimTypes.Role), out var role) && Id(principal) is { } id
            ? new Actor(id, role, principal.FindFirstValue(Area) ?? "")
            : null;

    public static string? Id(ClaimsPrincipal principal) => principal.FindFirstValue(ClaimTypes.NameIdentifier);

    public static Standing? StandingOf(ClaimsPrincipal principal) =>
        Enum.TryParse<Standing>(principal.FindFirstValue(StandingType), out var standing) ? standing : null;
}
