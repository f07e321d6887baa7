using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SafeHelp.Bot.People;

namespace SafeHelp.Staff.Doors;

/// <summary>Accounts, sessions and what each may open.</summary>
public static class StaffDoors
{
    /// <summary>Policies of those who are not inside; screens name them by attribute.</summary>
    internal const string SignedIn = "signed-in";

    /// <inheritdoc cref="SignedIn"/>
    internal const string NotLocked = "not-locked";

    private const string Nobody = "nobody";

    // OWASP's figure for PBKDF2 with SHA-512 is 210,000; about a tenth of a second.
    private const int HashRounds = 210_000;

    public static void AddStaffDoors(this IServiceCollection services, ConsoleSettings settings)
    {
        services.AddSingleton(settings).AddSingleton<Attempts>().AddSingleton<SpentCodes>().AddHttpContextAccessor();
        services.AddScoped<ConsoleSession>().AddScoped<SignIn>().AddScoped<CurrentStaff>();
        services.AddSingleton<StaffRights>().AddSingleton<StaffRegister>().AddSingleton<PasswordRules>();
        services.AddIdentityCore<ConsoleUser>(Rules).AddSignInManager().AddUserStore<ConsoleUserStore>().AddPasswordValidator<ChosenPassword>()
            .AddTokenProvider<AuthenticatorTokenProvider<ConsoleUser>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<IUserClaimsPrincipalFactory<ConsoleUser>, ConsoleClaims>().AddScoped<ILookupNormalizer, EmailSpelling>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashRounds);
        services.AddAuthentication()
            .AddCookie(IdentityConstants.ApplicationScheme, cookie => Session(cookie, settings))
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie => HalfWay(cookie, settings));
        services.AddAuthorizationBuilder().AddPolicy(SignedIn, policy => Signed(policy, Enum.GetValues<Standing>())).AddPolicy(NotLocked, policy => Signed(policy, Standing.Inside, Standing.Unsecured))
            .AddPolicy(Nobody, policy => Signed(policy));
        services.AddAntiforgery(forms => Close(forms.Cookie, settings, "safehelp-form"));
    }

    /// <summary>A route that says nothing of who may use it is closed, not open.</summary>
    public static T ClosedUnlessSaid<T>(this T routes)
        where T : IEndpointConventionBuilder
    {
        routes.Finally(route =>
        {
            if (!route.Metadata.Any(said => said is IAuthorizeData or IAllowAnonymous)) route.Metadata.Add(new AuthorizeAttribute(Nobody));
        });
        return routes;
    }

    private static void Rules(IdentityOptions options)
    {
        options.Lockout.MaxFailedAccessAttempts = 8;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.User.AllowedUserNameCharacters = "";
        // Length and what is commonly guessed are ours to judge; kinds of letters are nobody's.
        options.Password = new PasswordOptions { RequiredLength = 1, RequiredUniqueChars = 0, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
    }

    private static void Session(CookieAuthenticationOptions cookie, ConsoleSettings settings)
    {
        Close(cookie.Cookie, settings, "safehelp-staff");
        cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
        cookie.EventsType = typeof(ConsoleSession);
    }

    // Between password and code.
    private static void HalfWay(CookieAuthenticationOptions cookie, ConsoleSettings settings)
    {
        Close(cookie.Cookie, settings, "safehelp-code");
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(10);
        cookie.SlidingExpiration = false;
    }

    private static void Close(CookieBuilder cookie, ConsoleSettings settings, string name)
    {
        cookie.Name = settings.Cookie(name);
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = settings.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Path = "/";
        cookie.IsEssential = true;
    }

    private static AuthorizationPolicyBuilder Signed(AuthorizationPolicyBuilder policy, params Standing[] standings)
    {
        policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme);
        return policy.RequireAssertion(context => ConsoleClaims.StandingOf(context.User) is { } standing && standings.Contains(standing));
    }
}
