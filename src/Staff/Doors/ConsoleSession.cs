using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using SafeHelp.Bot.People;

namespace SafeHelp.Staff.Doors;

/// <summary>
/// What a cookie is worth, decided anew at every request from the account as it stands: a change of role, area or password ends sessions at once in all
/// processes, and whoever was away too long finds the screen locked.
/// </summary>
internal sealed class ConsoleSession(IStaffAccounts accounts, ConsoleSettings settings, TimeProvider clock) : CookieAuthenticationEvents
{
    // A working day; then password and second factor again.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(10);

    // Often enough for the lock, seldom enough that most answers carry no cookie.
    private static readonly TimeSpan NoteAfter = TimeSpan.FromSeconds(20);

    private const string Started = "started";
    private const string Seen = "seen";
    private const string Locked = "locked";

    public override Task SigningIn(CookieSigningInContext context)
    {
        var now = Text(clock.GetUtcNow());
        context.Properties.Items.TryAdd(Started, now);
        context.Properties.Items[Seen] = now;
        return Task.CompletedTask;
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var now = clock.GetUtcNow();
        var id = context.Principal is null ? null : ConsoleClaims.Id(context.Principal);
        var account = id is null ? null : await accounts.FindAsync(id, context.HttpContext.RequestAborted);
        if (account is null || !IsGood(account, context, now))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        var items = context.Properties.Items;
        var isLocked = items.ContainsKey(Locked) || now - Moment(items, Seen) > settings.IdleTime;
        context.ReplacePrincipal(ConsoleClaims.Principal(account, isLocked ? Standing.Locked : Standing.Inside));
        if (isLocked) context.ShouldRenew = items.TryAdd(Locked, "1");
        else NoteSeen(context, now);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) => Go(context, $"/staff/login?next={Next(context.Request)}");

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        Go(context, ConsoleClaims.StandingOf(context.HttpContext.User) switch
        {
            Standing.Locked => $"/staff/locked?next={Next(context.Request)}",
            Standing.Unsecured => "/staff/second-factor",
            _ => "/staff/denied",
        });

    /// <summary>Locks the session of this request.</summary>
    public static async Task LockAsync(HttpContext context, string scheme)
    {
        var ticket = await context.AuthenticateAsync(scheme);
        if (ticket is not { Succeeded: true, Principal: { } principal, Properties: { } properties }) return;
        properties.Items[Locked] = "1";
        await context.SignInAsync(scheme, principal, properties);
    }

    /// <summary>The properties with which a locked session goes on: it keeps the moment at which it began.</summary>
    public static async Task<AuthenticationProperties> UnlockedAsync(HttpContext context, string scheme)
    {
        var unlocked = new AuthenticationProperties();
        var ticket = await context.AuthenticateAsync(scheme);
        if (ticket.Properties?.Items.TryGetValue(Started, out var started) is true) unlocked.Items[Started] = started;
        return unlocked;
    }

    private static bool IsGood(StaffAccount account, CookieValidatePrincipalContext context, DateTimeOffset now) =>
        account.IsActive
        && context.Principal!.HasClaim(ConsoleClaims.Stamp, account.Stamp)
        && now - Moment(context.Properties.Items, Started) < Longest;

    // What a page asks by itself, without a person's hand, does not keep the screen awake.
    private static void NoteSeen(CookieValidatePrincipalContext context, DateTimeOffset now)
    {
        var items = context.Properties.Items;
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<WithoutHand>() is not null || now - Moment(items, Seen) < NoteAfter) return;
        items[Seen] = Text(now);
        context.ShouldRenew = true;
    }

    private static string Next(HttpRequest request) => Uri.EscapeDataString(HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : request.Path);

    private static Task Go(RedirectContext<CookieAuthenticationOptions> context, string path)
    {
        context.Response.Redirect(path);
        return Task.CompletedTask;
    }

    private static string Text(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(IDictionary<string, string?> items, string key) =>
        items.TryGetValue(key, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var moment)
            ? DateTimeOffset.FromUnixTimeMilliseconds(moment)
            : DateTimeOffset.UnixEpoch;
}

/// <summary>Marks a route that pages call by themselves, such as a live list: it does not keep the screen from locking.</summary>
public sealed class WithoutHand;
